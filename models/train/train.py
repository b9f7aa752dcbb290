"""Trains the card network on generated samples: python3 train.py SHARDS CHECKPOINT [--minutes M] [--resume]

Needs python3-torch and python3-numpy (Debian). One CPU core sees some 150 samples a second.
"""
import argparse
import math
import time

import numpy as np
import torch
import torch.nn.functional as F
from torch.utils.data import DataLoader

import samples
from network import CardNetwork

BATCH = 32
PEAK_RATE = 4e-3


def loss_of(logits, maps):
    """Cross-entropy; cells on an edge count more than the large even areas, and outline and corner are rare."""
    cover, outline, corner = (F.binary_cross_entropy_with_logits(logits[:, i], maps[:, i], reduction="none") for i in range(3))
    weight = 1 + 3 * maps[:, 1]
    return (cover * weight).mean() + 0.5 * (outline * (1 + 3 * maps[:, 1])).mean() + 0.5 * (corner * (1 + 10 * maps[:, 2])).mean()


def evaluate(network, data):
    """Mean loss and mean IoU of the cover map at 0.5 on held-out samples; the draw is the same every time."""
    network.eval()
    random = np.random.default_rng(1)
    torch.manual_seed(1)
    losses, ious, ghosts = [], [], []
    with torch.no_grad():
        for first in range(0, len(data[0]) - BATCH + 1, BATCH):
            tensors, maps = samples.batch(data, np.arange(first, first + BATCH), random)
            logits = network(tensors)
            losses.append(loss_of(logits, maps).item())
            mine, true = logits[:, 0] > 0, maps[:, 0] > 0.5
            union = (mine | true).sum((1, 2)).float()
            iou = (mine & true).sum((1, 2)).float() / union.clamp(min=1)
            has = true.sum((1, 2)) > 8
            ious.extend(iou[has].tolist())
            ghosts.extend((mine.sum((1, 2)) > 12)[~has].float().tolist())
    network.train()
    return np.mean(losses), np.mean(ious), np.mean(np.array(ious) > 0.9), np.mean(ghosts)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("shards")
    parser.add_argument("checkpoint")
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--resume")
    parser.add_argument("--rate", type=float, default=PEAK_RATE)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()

    torch.manual_seed(options.seed)
    held_out = samples.load_held_out(options.shards)
    network = CardNetwork().to(memory_format=torch.channels_last)
    if options.resume:
        network.load_state_dict(torch.load(options.resume)["network"])
    optimiser = torch.optim.AdamW(network.parameters(), lr=options.rate, weight_decay=1e-3)
    batches = iter(DataLoader(samples.Batches(options.shards, BATCH, options.seed), batch_size=None, num_workers=1, prefetch_factor=4))
    start, step, spent, running = time.time(), 0, 0.0, 0.0
    while spent < 1:
        rate = options.rate * min(1, (step + 1) / 200) * max(0.01, 0.5 * (1 + math.cos(math.pi * spent)))
        for group in optimiser.param_groups:
            group["lr"] = rate
        if step % 2 == 0:
            tensors, maps = next(batches)
        else:  # preparing a batch costs as much as learning from it: each is seen turned half round, too
            tensors, maps = tensors.flip((2, 3)), maps.flip((2, 3))
        loss = loss_of(network(tensors.contiguous(memory_format=torch.channels_last)), maps)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        step += 1
        running += (loss.item() - running) * 0.02
        spent = (time.time() - start) / 60 / options.minutes
        if step % 500 == 0 or spent >= 1:
            held = evaluate(network, held_out)
            print(f"step {step} {spent:.0%} loss {running:.4f} held-out loss {held[0]:.4f} iou {held[1]:.4f} >0.9 {held[2]:.3f} ghosts {held[3]:.4f}", flush=True)
            torch.save({"network": network.state_dict(), "step": step}, options.checkpoint)


if __name__ == "__main__":
    main()
