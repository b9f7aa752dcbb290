"""Writes a trained CardNetwork as models/card_network.bin.

8 magic bytes, then every convolution in the order of CardNetwork.__init__, batch normalisation folded in: float32
scale per output, float32 bias per output, int8 kernel (row, column, input, output; depthwise: row, column, channel).
The head is padded with zero outputs to eight, the width of one tile of the C++ pointwise layer.
"""
import sys

import numpy as np
import torch

from network import CardNetwork, Lift, Separable

MAGIC = b"QJCN\x01\x00\x00\x00"


def folded(conv, norm):
    gain = (norm.weight / torch.sqrt(norm.running_var + norm.eps)).detach()
    return conv.weight.detach() * gain[:, None, None, None], (norm.bias - norm.running_mean * gain).detach()


def packed(kernel, bias):
    """kernel: output innermost."""
    outputs = len(bias)
    rows = kernel.reshape(-1, outputs).astype(np.float32)
    scale = np.maximum(np.abs(rows).max(0), 1e-12) / 127
    quantised = np.clip(np.rint(rows / scale), -127, 127).astype(np.int8)
    return scale.astype("<f4").tobytes() + np.asarray(bias, "<f4").tobytes() + quantised.tobytes()


def convolution(weight, bias):
    """weight: torch's output, input, row, column."""
    depthwise = weight.shape[1] == 1 and weight.shape[2] > 1
    order = (2, 3, 1, 0)
    kernel = weight.permute(*order).numpy()
    return packed(kernel if not depthwise else kernel.reshape(weight.shape[2], weight.shape[3], -1), bias.numpy())


def layers(network):
    yield convolution(*folded(network.stem, network.stem_norm))
    order = [*network.quarter, *network.eighth, *network.sixteenth, "context", network.lift_eighth, network.fuse_eighth,
             network.lift_quarter, network.fuse_quarter]
    for layer in order:
        if layer == "context":
            yield packed(network.context.weight.detach().t().numpy(), network.context.bias.detach().numpy())
        elif isinstance(layer, Separable):
            yield convolution(*folded(layer.depthwise, layer.depthwise_norm))
            yield convolution(*folded(layer.pointwise, layer.pointwise_norm))
        elif isinstance(layer, Lift):
            yield convolution(*folded(layer.pointwise, layer.pointwise_norm))
    head = network.head.weight.detach()[:, :, 0, 0].t().numpy()
    yield packed(np.pad(head, ((0, 0), (0, 5))), np.pad(network.head.bias.detach().numpy(), (0, 5)))


def export(checkpoint, target):
    network = CardNetwork()
    network.load_state_dict(torch.load(checkpoint, map_location="cpu")["network"])
    network.eval()
    data = MAGIC + b"".join(layers(network))
    with open(target, "wb") as file:
        file.write(data)
    print(f"{target}: {len(data)} bytes")


if __name__ == "__main__":
    export(sys.argv[1], sys.argv[2])
