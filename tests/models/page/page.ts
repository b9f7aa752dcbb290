// Starts the worker and keeps what it says where the test reads it.
const worker = new Worker('worker.js', { type: 'module' });
const answer = new Promise((resolve, reject) => {
  worker.onmessage = ({ data }) => {
    resolve(data);
  };
  worker.onerror = ({ message }) => {
    reject(new Error(message));
  };
});
Object.assign(globalThis, { answer });
