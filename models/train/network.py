"""The card network: a frame of at most 192 px a side in, maps at a quarter of that size out.

Input: (batch, 3, height, width) float32 RGB, normalised by samples.normalise; height and width multiples of 16.
Output: (batch, 3, height / 4, width / 4) logits: cover (share of the cell that the card covers, fingers and glare
counted as card), outline (the card's edges), corner (where its straight edges meet).
src/card/card_network.cpp runs the same layers in the same order; export.py writes them in this order.
"""
import torch
from torch import nn
import torch.nn.functional as F

WIDTHS = (16, 32, 64, 96)


class Separable(nn.Module):
    """Depthwise convolution, then pointwise, each with batch normalisation; ReLU after the pointwise."""

    def __init__(self, inputs, outputs, kernel=3, stride=1, residual=False):
        super().__init__()
        self.depthwise = nn.Conv2d(inputs, inputs, kernel, stride, kernel // 2, groups=inputs, bias=False)
        self.depthwise_norm = nn.BatchNorm2d(inputs)
        self.pointwise = nn.Conv2d(inputs, outputs, 1, bias=False)
        self.pointwise_norm = nn.BatchNorm2d(outputs)
        self.residual = residual

    def forward(self, x):
        y = F.relu(self.depthwise_norm(self.depthwise(x)))
        y = self.pointwise_norm(self.pointwise(y))
        return F.relu(x + y if self.residual else y)


class Lift(nn.Module):
    """Pointwise to fewer channels, doubled in size (nearest), added to the finer layer's output."""

    def __init__(self, inputs, outputs):
        super().__init__()
        self.pointwise = nn.Conv2d(inputs, outputs, 1, bias=False)
        self.pointwise_norm = nn.BatchNorm2d(outputs)

    def forward(self, coarse, fine):
        y = self.pointwise_norm(self.pointwise(coarse))
        return F.relu(fine + F.interpolate(y, scale_factor=2, mode="nearest"))


class CardNetwork(nn.Module):
    def __init__(self):
        super().__init__()
        a, b, c, d = WIDTHS
        self.stem = nn.Conv2d(3, a, 3, 2, 1, bias=False)
        self.stem_norm = nn.BatchNorm2d(a)
        self.quarter = nn.ModuleList([Separable(a, b, stride=2), Separable(b, b, residual=True)])
        self.eighth = nn.ModuleList([Separable(b, c, stride=2), Separable(c, c, residual=True), Separable(c, c, residual=True)])
        self.sixteenth = nn.ModuleList([Separable(c, d, stride=2)] + [Separable(d, d, kernel=5, residual=True) for _ in range(4)])
        self.context = nn.Linear(d, d)
        self.lift_eighth = Lift(d, c)
        self.fuse_eighth = Separable(c, c, residual=True)
        self.lift_quarter = Lift(c, b)
        self.fuse_quarter = Separable(b, b, residual=True)
        self.head = nn.Conv2d(b, 3, 1)

    def forward(self, x):
        x = F.relu(self.stem_norm(self.stem(x)))
        for layer in self.quarter:
            x = layer(x)
        quarter = x
        for layer in self.eighth:
            x = layer(x)
        eighth = x
        for layer in self.sixteenth:
            x = layer(x)
        x = F.relu(x + self.context(x.mean((2, 3)))[:, :, None, None])
        x = self.fuse_eighth(self.lift_eighth(x, eighth))
        x = self.fuse_quarter(self.lift_quarter(x, quarter))
        return self.head(x)
