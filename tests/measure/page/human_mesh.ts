import { Human } from 'human';

/** human's wasm backend with the mesh and without the iris, as its documentation configures it. */
export async function openHuman(): Promise<Human> {
  const off = { enabled: false };
  const human = new Human({
    backend: 'wasm',
    wasmPath: new URL('./human/wasm/', location.href).href,
    modelBasePath: new URL('./human/models/', location.href).href,
    debug: false,
    filter: off,
    gesture: off,
    body: off,
    hand: off,
    object: off,
    segmentation: off,
    face: {
      enabled: true,
      detector: { maxDetected: 1 },
      mesh: { enabled: true },
      iris: off,
      attention: off,
      description: off,
      emotion: off,
      antispoof: off,
      liveness: off,
    },
  });
  await human.load();
  return human;
}
