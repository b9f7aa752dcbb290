import type { TfliteModel, TfliteOperator } from './tflite_model.js';

/** The part of a model that computes these tensors, in this order its outputs. @throws Error naming one it lacks. */
export function cutGraph(model: TfliteModel, names: readonly string[]): TfliteModel {
  const outputs = names.map((name) => {
    const index = model.tensors.findIndex((tensor) => tensor.name === name);
    if (index < 0) throw new Error(`the model has no tensor ${name}`);
    return index;
  });
  const needed = new Set(outputs);
  const operators: TfliteOperator[] = [];
  for (const operator of [...model.operators].reverse()) {
    if (!operator.outputs.some((tensor) => needed.has(tensor))) continue;
    operator.inputs.forEach((tensor) => needed.add(tensor));
    operators.unshift(operator);
  }
  return { ...model, outputs, operators };
}
