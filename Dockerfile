# The two commands on a fresh Debian 12 with Node 20:
#   docker build -t qujing . && docker run --rm qujing npm test
#   docker run --rm -p 8080:8080 qujing
FROM node:20-bookworm-slim
RUN apt-get update && apt-get install -y --no-install-recommends git ca-certificates && npm install -g npm@11
WORKDIR /qujing
COPY . .
# The tool chain, the packages and a first build become a layer of the image.
RUN npm run build
EXPOSE 8080
CMD ["npm", "run", "demo", "--", "--host", "0.0.0.0"]
