"""Training samples: shards written by tests/data/dump_training.ts, augmented, with the maps the network shall draw."""
import glob
import json
import os

import numpy as np
import torch
import torch.nn.functional as F

SIDE = 256      # stored frames are zero-padded to SIDE x SIDE
STRIDE = 4      # tensor pixels per map cell
DEVIATION_FLOOR = 8.0  # kDeviationFloor of src/common/letterbox.h
# Landscape tensors (height, width) as a phone's, a webcam's and a square frame give; half of the batches are turned.
SHAPES = [(112, 192), (112, 192), (144, 192), (192, 192)]


HELD_OUT = 1024  # samples of the first shard that are never trained on


def load(folder):
    """Every shard of the folder (its layout: tests/data/training_shard.ts), frames mapped rather than read: a list of
    (frames (n, SIDE, SIDE, 3) uint8, sizes (n, 2) width and height, quads (n, 2, 4, 2), nan where there is no card)."""
    shards = [load_shard(path) for path in sorted(glob.glob(os.path.join(folder, "*.bin")))]
    return [tuple(part[HELD_OUT:] for part in shards[0])] + shards[1:]


def load_held_out(folder):
    return tuple(part[:HELD_OUT] for part in load_shard(sorted(glob.glob(os.path.join(folder, "*.bin")))[0]))


def load_shard(path):
    with open(path, "rb") as file:
        header = json.loads(file.readline())
        start = file.tell()
    records = np.memmap(path, np.uint8, "r", start).reshape(-1, header["recordBytes"])
    quads_at, pixels_at = header["quadsAt"], header["pixelsAt"]
    quads = records[:, quads_at:pixels_at].copy().view("<f4").reshape(-1, 2, 4, 2)
    quads[records[:, 4, None] <= np.arange(2)] = np.nan
    sizes = records[:, :4].copy().view("<u2").astype(np.float32)
    return records[:, pixels_at:].reshape(-1, SIDE, SIDE, 3), sizes, quads


def crop_transform(size, shape, random):
    """Random zoomed, turned and mirrored crop: 3x3 map from tensor pixels to stored-frame pixels."""
    height, width = shape
    pad_x, pad_y = random.integers(0, 12), random.integers(0, 12)
    width, height = width - pad_x, height - pad_y
    frame_w, frame_h = size
    turn = (frame_w < frame_h) != (width < height) if frame_w != frame_h and width != height else random.random() < 0.5
    if turn:
        frame_w, frame_h = frame_h, frame_w
    zoom = min(frame_w / width, frame_h / height) * random.uniform(0.8, 1.0)
    if random.random() < 0.25:  # shrink: smaller cards than the generator makes; outside is black
        zoom *= random.uniform(1.0, 1.6)
    left = random.uniform(min(0, frame_w - zoom * width), max(0, frame_w - zoom * width))
    top = random.uniform(min(0, frame_h - zoom * height), max(0, frame_h - zoom * height))
    m = np.array([[zoom, 0, left], [0, zoom, top], [0, 0, 1.0]])
    if random.random() < 0.5:
        m = np.array([[-1, 0, frame_w], [0, 1, 0], [0, 0, 1.0]]) @ m
    if random.random() < 0.5:
        m = np.array([[1, 0, 0], [0, -1, frame_h], [0, 0, 1.0]]) @ m
    if turn:
        m = np.array([[0, 1, 0], [1, 0, 0], [0, 0, 1.0]]) @ m
    return m, (width, height)


def relight(frames, random):
    """Exposure, gamma and white balance, per image and channel, on stored bytes: (n, SIDE, SIDE, 3) uint8."""
    level = np.arange(256, dtype=np.float32) / 255
    relit = np.empty_like(frames)
    for i, frame in enumerate(frames):
        gamma, gain = np.exp(random.uniform(-0.35, 0.35)), np.exp(random.uniform(-0.5, 0.25))
        for channel in range(3):
            balance = np.exp(random.uniform(-0.12, 0.12))
            table = np.clip(255 * gain * balance * level ** gamma, 0, 255).astype(np.uint8)
            relit[i, :, :, channel] = table[frame[:, :, channel]]
    return relit


NOISE = torch.randn(4_000_000, generator=torch.Generator().manual_seed(1))


def resensor(images, random):
    """Fewer colours and noise, per image, on 0..255 values: (n, 3, height, width) float32."""
    n = len(images)
    def draw(low, high):
        return torch.from_numpy(random.uniform(low, high, (n, 1, 1, 1)).astype(np.float32))
    grey = images.mean(1, keepdim=True)
    images = grey + (images - grey) * draw(-0.3, 1.3).clamp(min=0)
    first = int(random.integers(0, len(NOISE) - images[0].numel() * 8))
    noise = NOISE[first:first + images[0].numel() * 8].view(8, *images.shape[1:]).repeat((n + 7) // 8, 1, 1, 1)[:n]
    return (images + noise * draw(0, 1) ** 3 * 5).clamp(0, 255)


def normalise(images, valid):
    """As LetterboxShrinker::shrink does; valid is 1 on the picture and 0 on the padding."""
    luma = (images * torch.tensor([0.299, 0.587, 0.114]).view(1, 3, 1, 1)).sum(1, keepdim=True)
    count = valid.sum((1, 2, 3), keepdim=True)
    mean = (luma * valid).sum((1, 2, 3), keepdim=True) / count
    deviation = ((((luma - mean) ** 2) * valid).sum((1, 2, 3), keepdim=True) / count).sqrt()
    return (images - mean) / (deviation + DEVIATION_FLOOR) * valid


def edge_distances(quads, points):
    """Signed distance, positive inside, of every point to every edge's line: (n, 4, points)."""
    a, b = quads, quads.roll(-1, 1)
    along = F.normalize(b - a, dim=-1)
    normal = torch.stack((-along[..., 1], along[..., 0]), -1)
    return torch.einsum("nec,pc->nep", normal, points) - (normal * a).sum(-1, keepdim=True)


def draw_maps(quads, shape):
    """quads: (n, 4, 2) clockwise in tensor pixels. cover, outline, corner: (n, 3, height / 4, width / 4)."""
    rows, columns = shape[0] // STRIDE, shape[1] // STRIDE
    ys, xs = torch.meshgrid(torch.arange(rows), torch.arange(columns), indexing="ij")
    centres = (torch.stack((xs, ys), -1).reshape(-1, 2) + 0.5) * STRIDE
    inside = edge_distances(quads, centres).amin(1)
    cover = (0.5 + inside / STRIDE).clamp(0, 1).view(-1, 1, rows, columns)
    a, b = quads[:, :, None], quads.roll(-1, 1)[:, :, None]
    t = (((centres - a) * (b - a)).sum(-1) / ((b - a) ** 2).sum(-1).clamp(min=1e-6)).clamp(0, 1)
    to_edge = (centres - a - t[..., None] * (b - a)).norm(dim=-1).amin(1)
    to_corner = (centres - a).norm(dim=-1).amin(1)
    outline = torch.exp(-(to_edge / (0.7 * STRIDE)) ** 2 / 2).view(-1, 1, rows, columns)
    corner = torch.exp(-(to_corner / (1.0 * STRIDE)) ** 2 / 2).view(-1, 1, rows, columns)
    return torch.cat((cover, outline, corner), 1)


def batch(data, indices, random):
    """Normalised tensors and the maps to draw for the samples named by indices."""
    frames, sizes, quads = data
    shape = SHAPES[random.integers(len(SHAPES))]
    if random.random() < 0.5:
        shape = shape[::-1]
    height, width = shape
    maps_to_frame, inner = zip(*(crop_transform(sizes[i], shape, random) for i in indices))
    m = torch.from_numpy(np.stack(maps_to_frame).astype(np.float32))
    images = torch.from_numpy(relight(frames[indices], random)).permute(0, 3, 1, 2).float()
    scale = 2.0 / SIDE  # grid_sample's -1..1 with align_corners=False
    ys, xs = torch.meshgrid(torch.arange(height) + 0.5, torch.arange(width) + 0.5, indexing="ij")
    points = torch.stack((xs, ys, torch.ones_like(xs)), -1).reshape(-1, 3)
    grid = torch.einsum("nij,pj->npi", m[:, :2], points).view(-1, height, width, 2) * scale - 1
    images = F.grid_sample(images, grid, mode="bilinear", padding_mode="zeros", align_corners=False)
    inner = torch.tensor(inner)
    valid = ((xs[None] < inner[:, :1, None]) & (ys[None] < inner[:, 1:, None])).float()[:, None]
    tensors = normalise(resensor(images, random), valid)
    inverse = torch.linalg.inv(m)
    quads = torch.from_numpy(quads[indices])
    present = ~torch.isnan(quads[:, :, 0, 0])
    quads = torch.nan_to_num(quads, nan=-1e4)
    maps = torch.zeros(len(indices), 3, height // STRIDE, width // STRIDE)
    for k in range(2):
        if not present[:, k].any():
            continue
        q = torch.einsum("nij,npj->npi", inverse[:, :2], torch.cat((quads[:, k], torch.ones_like(quads[:, k, :, :1])), -1))
        clockwise = ((q[:, 1] - q[:, 0])[:, 0] * (q[:, 2] - q[:, 1])[:, 1] - (q[:, 1] - q[:, 0])[:, 1] * (q[:, 2] - q[:, 1])[:, 0]) > 0
        q = torch.where(clockwise[:, None, None], q, q.flip(1))
        maps = torch.maximum(maps, draw_maps(q, shape) * present[:, k, None, None, None])
    maps = maps * F.avg_pool2d(valid, STRIDE)
    return tensors, maps


class Batches(torch.utils.data.IterableDataset):
    """Endless random batches. Each pass takes the shards in a new order, two at a time, and sees shards that came
    since the last one: the generator may go on while the network trains."""

    def __init__(self, folder, size, seed):
        self.folder, self.size, self.seed = folder, size, seed

    def __iter__(self):
        random = np.random.default_rng(self.seed)
        while True:
            shards = load(self.folder)
            random.shuffle(shards)
            for first in range(0, len(shards), 2):
                pair = [np.concatenate(parts) for parts in zip(*shards[first:first + 2])]
                order = random.permutation(len(pair[0]))
                for at in range(0, len(order) - self.size + 1, self.size):
                    yield batch(pair, np.sort(order[at:at + self.size]), random)
