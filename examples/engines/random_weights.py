#!/usr/bin/env python3
"""An engine that runs a video model of real size with random weights: what it makes is noise, what it costs is true.

usage: random_weights.py [--name NAME] [--device cuda] [--dim 1536] [--layers 30] [--heads 12] [--ffn 8960] [--decoder 96]

A transformer over latents of 16 channels, 8 times smaller than the picture and 4 times shorter, in patches of 2 by 2, with
attention over all of them and over 512 words, run twice in each step for guidance; and a decoder of convolutions. The
sizes that it has by itself are those of open models with 1.3 billion weights. Needs torch and numpy and loads nothing.
Measure with it what a worker costs:

./kinora bench worker --jobs 3 --seconds 4 -- python3 examples/engines/random_weights.py --name world-draft
"""

import argparse
import math
import sys

import torch
from torch import nn
from torch.nn import functional

import diffusers_engine

WORDS, WORD_DIM = 512, 4096
CHANNELS = 16
GUIDANCE = 5.0


def attention(query, key, value):
    if hasattr(functional, "scaled_dot_product_attention"):
        return functional.scaled_dot_product_attention(query, key, value)
    scores = query @ key.transpose(-1, -2) / math.sqrt(query.shape[-1])
    return scores.softmax(-1) @ value


class Block(nn.Module):
    """Attention over the video, attention over the words, and a network for each place."""

    def __init__(self, dim, heads, ffn):
        super().__init__()
        self.heads = heads
        self.norms = nn.ModuleList(nn.LayerNorm(dim, elementwise_affine=False) for _ in range(3))
        self.qkv, self.out = nn.Linear(dim, 3 * dim), nn.Linear(dim, dim)
        self.query, self.words, self.word_out = nn.Linear(dim, dim), nn.Linear(dim, 2 * dim), nn.Linear(dim, dim)
        self.network = nn.Sequential(nn.Linear(dim, ffn), nn.GELU(approximate="tanh"), nn.Linear(ffn, dim))

    def split(self, tensor):
        return tensor.unflatten(-1, (self.heads, -1)).transpose(1, 2)

    def attend(self, query, key, value):
        return attention(self.split(query), self.split(key), self.split(value)).transpose(1, 2).flatten(2)

    def forward(self, video, words, time):
        shift, scale, gate, shift2, scale2, gate2 = time.chunk(6, -1)
        video = video + gate * self.out(self.attend(*self.qkv(self.norms[0](video) * (1 + scale) + shift).chunk(3, -1)))
        video = video + self.word_out(self.attend(self.query(self.norms[1](video)), *self.words(words).chunk(2, -1)))
        return video + gate2 * self.network(self.norms[2](video) * (1 + scale2) + shift2)


class Denoiser(nn.Module):
    def __init__(self, dim, layers, heads, ffn):
        super().__init__()
        self.dim = dim
        self.patch, self.unpatch = nn.Conv3d(CHANNELS, dim, (1, 2, 2), (1, 2, 2)), nn.ConvTranspose3d(dim, CHANNELS, (1, 2, 2), (1, 2, 2))
        self.words = nn.Linear(WORD_DIM, dim)
        self.time = nn.Sequential(nn.Linear(256, dim), nn.SiLU(), nn.Linear(dim, 6 * dim))
        self.blocks = nn.ModuleList(Block(dim, heads, ffn) for _ in range(layers))

    def forward(self, latents, words, step, layer_done):
        angles = step * torch.exp(torch.arange(128, device=latents.device) * (-math.log(10000) / 128))
        time = self.time(torch.cat([angles.cos(), angles.sin()]).to(latents.dtype))
        video = self.patch(latents)
        shape = video.shape[2:]
        video, words = video.flatten(2).transpose(1, 2), self.words(words)
        for block in self.blocks:
            video = block(video, words, time)
            layer_done()
        return self.unpatch(video.transpose(1, 2).unflatten(2, shape))


class Decoder(nn.Module):
    """From one latent picture to four pictures, 8 times as large; four at once would fill the device."""

    def __init__(self, width):
        super().__init__()
        sizes = [4 * width, 4 * width, 2 * width, width]
        self.first = nn.Conv3d(CHANNELS, sizes[0], 3, padding=1)
        self.stages = nn.ModuleList(
            nn.Sequential(nn.Conv3d(before, after, 3, padding=1), nn.SiLU(), nn.Conv3d(after, after, 3, padding=1), nn.SiLU())
            for before, after in zip(sizes, sizes[1:])
        )
        self.last = nn.Conv3d(sizes[-1], 3, 3, padding=1)

    def forward(self, latent):
        video = self.first(latent)
        for number, stage in enumerate(self.stages):
            video = stage(functional.interpolate(video, scale_factor=(2 if number < 2 else 1, 2, 2)))
        return self.last(video)


class RandomWeights:
    suffix = "avi"
    takes_image = False

    def __init__(self, options):
        self.model, self.device = options.name, torch.device(options.device)
        self.cuda = self.device.type == "cuda"
        self.dtype = torch.bfloat16 if self.cuda else torch.float32
        torch.manual_seed(0)
        with torch.no_grad():
            self.denoiser = Denoiser(options.dim, options.layers, options.heads, options.ffn).to(self.device, self.dtype).eval()
            self.decoder = Decoder(options.decoder).to(self.device, self.dtype).eval()
        weights = [*self.denoiser.parameters(), *self.decoder.parameters()]
        self.vram = sum(weight.numel() * weight.element_size() for weight in weights)
        self.size, self.notes = (0, 0), []

    def wait(self):
        """Python is ahead of the device; what is told and what is stopped must be what the device does."""
        if self.cuda:
            torch.cuda.synchronize(self.device)

    @torch.no_grad()
    def frames(self, request, width, height, count, steps, step_done):
        def layer_done():
            self.wait()
            step_done()

        try:
            if self.cuda:
                torch.cuda.reset_peak_memory_stats(self.device)
            random = torch.Generator("cpu").manual_seed(request["seed"] % 2**63)

            def noise(*shape):
                return torch.randn(*shape, generator=random).to(self.device, self.dtype)

            latents = noise(1, CHANNELS, (count - 1) // 4 + 1, height // 8, width // 8)
            words, nothing = noise(1, WORDS, WORD_DIM), noise(1, WORDS, WORD_DIM)
            for step in range(steps):
                free = self.denoiser(latents, nothing, steps - step, layer_done)
                led = self.denoiser(latents, words, steps - step, layer_done)
                latents = latents - (free + GUIDANCE * (led - free)) / steps
                self.wait()
                step_done(step)
            self.size = (width, height)
            return self.pictures(latents, count, layer_done)
        except RuntimeError as error:
            if "out of memory" not in str(error):
                raise
            if self.cuda:
                torch.cuda.empty_cache()
            raise MemoryError(str(error)) from error

    def pictures(self, latents, count, latent_done):
        pictures = []
        for number in range(latents.shape[2]):
            video = self.decoder(latents[:, :, number : number + 1])[0].clamp(-1, 1)
            bytes_of = ((video + 1) * 127.5).to(torch.uint8).permute(1, 2, 3, 0).flip(1, 3).contiguous().cpu()
            pictures += [picture.numpy().tobytes() for picture in bytes_of]
            latent_done()
        if self.cuda:
            self.notes = [f"Peak device memory: {torch.cuda.max_memory_allocated(self.device) / 2**30:.1f} GiB."]
        return pictures[:count]

    def export(self, frames, path, fps):
        diffusers_engine.write_avi(frames, self.size, path, fps)


def main():
    options = argparse.ArgumentParser(description="A video model of real size with random weights.")
    options.add_argument("--name", default="random-weights")
    options.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    for name, size in {"dim": 1536, "layers": 30, "heads": 12, "ffn": 8960, "decoder": 96}.items():
        options.add_argument("--" + name, type=int, default=size)
    options = options.parse_args()
    # Whatever the libraries print must not land between the messages.
    sys.stdout = sys.stderr
    diffusers_engine.serve(RandomWeights(options))


if __name__ == "__main__":
    main()
