import { transferablesOf, type RequestOf, type ResponseOf } from '../protocol/common.js';

interface Host<Command, Answer> {
  answer(request: RequestOf<Command>): Promise<ResponseOf<Answer>>;
}

interface WorkerScope<Command> {
  onmessage: ((event: MessageEvent<RequestOf<Command>>) => void) | null;
  postMessage(response: unknown, transfer: Transferable[]): void;
  close(): void;
}

/** Wires a host to this thread's messages. The thread ends after `close`. */
export function serve<Command extends { readonly type: string }, Answer extends { readonly type: string }>(
  host: Host<Command, Answer>,
): void {
  // The TypeScript libraries of a page and of a worker exclude each other; this is the part of the worker's used here.
  const scope = globalThis as unknown as WorkerScope<Command>;
  scope.onmessage = ({ data }) => {
    void host.answer(data).then((response) => {
      scope.postMessage(response, transferablesOf(response));
      if (data.type === 'close') scope.close();
    });
  };
}
