// The OpenAPI document, and what Fastify needs of it: a route schema for each operation.
import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';

export type JsonObject = { readonly [name: string]: unknown };

interface MediaType {
  readonly schema: JsonObject;
}

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'header' | 'query';
  readonly required?: boolean;
  readonly schema: JsonObject;
}

interface ResponseObject {
  readonly content?: Readonly<Record<string, MediaType>>;
}

export interface OperationObject {
  readonly operationId: string;
  readonly security?: readonly JsonObject[];
  readonly parameters?: readonly (Parameter | { readonly $ref: string })[];
  readonly requestBody?: { readonly content: Readonly<Record<string, MediaType>> };
  readonly responses: Readonly<Record<string, ResponseObject | { readonly $ref: string }>>;
}

export interface ApiDocument extends JsonObject {
  readonly servers: readonly { readonly url: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, OperationObject>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, JsonObject>>;
    readonly parameters: Readonly<Record<string, Parameter>>;
    readonly responses: Readonly<Record<string, ResponseObject>>;
  };
}

export interface Operation {
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** As Fastify writes it: /parts/:sha256. */
  readonly url: string;
  readonly signedIn: boolean;
  /** Takes an Idempotency-Key. */
  readonly once: boolean;
  /** Of the answer when all went well. */
  readonly status: number;
  readonly picture: boolean;
  readonly schema: JsonObject;
}

export async function readDocument(file: URL | string): Promise<ApiDocument> {
  return parse(await readFile(file, 'utf8')) as ApiDocument;
}

const kSchemas = '#/components/schemas/';

/** `#/components/schemas/Flow` is the shared schema `Flow` for Fastify; `nullable` is a type for its validator. */
export function asFastifySchema(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(asFastifySchema);
  if (typeof schema !== 'object' || schema === null) return schema;
  const { $ref, nullable, allOf, ...rest } = schema as JsonObject;
  if (typeof $ref === 'string') return { $ref: `${$ref.slice(kSchemas.length)}#` };
  const own = Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, asFastifySchema(value)]));
  const [only] = Array.isArray(allOf) ? (allOf as unknown[]) : [];
  const whole = only === undefined ? own : { ...own, ...(asFastifySchema(only) as JsonObject) };
  return nullable === true ? { anyOf: [whole, { type: 'null' }] } : whole;
}

/** The document's schemas, each known by its name. */
export function schemasOf(document: ApiDocument): JsonObject[] {
  return Object.entries(document.components.schemas).map(([name, schema]) => ({
    $id: name,
    ...(asFastifySchema(schema) as JsonObject),
  }));
}

/** For the validator of answers, which is another one than that of requests. */
export function sharedSchemas(document: ApiDocument): (ajv: { addSchema(schema: JsonObject): unknown }) => void {
  return (ajv) => {
    for (const schema of schemasOf(document)) ajv.addSchema(schema);
  };
}

function resolved<T>(found: T | { readonly $ref: string }, from: Readonly<Record<string, T>>): T {
  if (!(typeof found === 'object' && found !== null && '$ref' in found)) return found;
  const name = found.$ref.split('/').at(-1) ?? '';
  const target = from[name];
  if (target === undefined) throw new Error(`${found.$ref}: not in the document`);
  return target;
}

function schemaOfParameters(parameters: readonly Parameter[], place: Parameter['in']): JsonObject | undefined {
  const own = parameters.filter((parameter) => parameter.in === place);
  if (own.length === 0) return undefined;
  const nameOf = ({ name }: Parameter): string => (place === 'header' ? name.toLowerCase() : name);
  return {
    type: 'object',
    required: own.filter(({ required }) => required).map(nameOf),
    properties: Object.fromEntries(own.map((parameter) => [nameOf(parameter), asFastifySchema(parameter.schema)])),
  };
}

function operationOf(document: ApiDocument, path: string, method: string, object: OperationObject): Operation {
  const parameters = (object.parameters ?? []).map((one) => resolved(one, document.components.parameters));
  const body = object.requestBody?.content['application/json']?.schema;
  const answers = Object.entries(object.responses).map(
    ([status, answer]) => [status, resolved(answer, document.components.responses)] as const,
  );
  const [status = '200', answer] = answers.find(([code]) => code.startsWith('2')) ?? [];
  const json = answer?.content?.['application/json']?.schema;
  const schema: Record<string, unknown> = { response: json === undefined ? {} : { [status]: asFastifySchema(json) } };
  if (body !== undefined) schema['body'] = asFastifySchema(body);
  const [params, headers] = [schemaOfParameters(parameters, 'path'), schemaOfParameters(parameters, 'header')];
  if (params !== undefined) schema['params'] = params;
  if (headers !== undefined) schema['headers'] = headers;
  return {
    id: object.operationId,
    method: method.toUpperCase() as Operation['method'],
    url: path.replace(/\{(\w+)\}/g, ':$1'),
    signedIn: object.security === undefined,
    once: parameters.some(({ name }) => name === 'Idempotency-Key'),
    status: Number(status),
    picture: answer?.content?.['image/jpeg'] !== undefined,
    schema,
  };
}

export function operationsOf(document: ApiDocument): Operation[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, object]) => operationOf(document, path, method, object)),
  );
}
