#!/usr/bin/env python3
"""An engine that runs a Hugging Face diffusers video pipeline from a local folder.

usage: diffusers_engine.py FOLDER [DEVICE]
       diffusers_engine.py --dry-run

Speaks the protocol of docs/command-engine.md. Needs torch, diffusers and imageio with its ffmpeg plug-in; loads nothing from
the network. With --dry-run it needs nothing but Python and paints grey in place of a model, to try the protocol and the worker.
"""

import inspect
import json
import os
import queue
import struct
import sys
import threading
import time

os.environ.setdefault("HF_HUB_OFFLINE", "1")

cancelled = set()
requests = queue.Queue()
printing = threading.Lock()


def say(**message):
    with printing:
        sys.__stdout__.write(json.dumps(message) + "\n")
        sys.__stdout__.flush()


def listen():
    """Sorts what the worker says, so that a cancel is heard while a video is made."""
    for line in sys.stdin:
        message = json.loads(line)
        if message["type"] == "generate":
            requests.put(message)
        elif message["type"] == "cancel":
            cancelled.add(message["job"])
    requests.put(None)


class Cancelled(Exception):
    pass


class Refused(Exception):
    """The request cannot be fulfilled as asked."""


class Diffusers:
    """A pipeline that stays loaded between the videos."""

    suffix = "mp4"

    def __init__(self, folder, device):
        import torch
        from diffusers import DiffusionPipeline
        from diffusers.utils import export_to_video, load_image

        self.torch, self.export_to_video, self.load_image = torch, export_to_video, load_image
        self.device = device or ("cuda" if torch.cuda.is_available() else "cpu")
        dtype = torch.bfloat16 if self.device.startswith("cuda") else torch.float32
        self.pipeline = DiffusionPipeline.from_pretrained(folder, torch_dtype=dtype, local_files_only=True).to(self.device)
        self.model = os.path.basename(os.path.normpath(folder))
        self.vram = torch.cuda.memory_allocated() if self.device.startswith("cuda") else 0
        self.parameters = inspect.signature(self.pipeline.__call__).parameters
        self.takes_image = "image" in self.parameters
        self.needs_image = self.takes_image and "ImageToVideo" in type(self.pipeline).__name__
        self.notes = []

    def frames(self, request, width, height, count, steps, step_done):
        def callback(pipeline, step, timestep, tensors):
            step_done(step)
            return tensors

        more, self.notes = {}, []
        if request.get("input_reference"):
            more["image"] = self.load_image(request["input_reference"]).resize((width, height))
        elif self.needs_image:
            raise Refused("this model starts from a picture")
        if "negative_prompt" in self.parameters:
            more["negative_prompt"] = request.get("negative_prompt")
        elif request.get("negative_prompt"):
            self.notes.append("This model takes no negative prompt; it goes by the prompt alone.")
        try:
            return self.pipeline(
                prompt=request["prompt"],
                width=width,
                height=height,
                num_frames=count,
                num_inference_steps=steps,
                generator=self.torch.Generator(device="cpu").manual_seed(request["seed"] % 2**63),
                callback_on_step_end=callback,
                **more,
            ).frames[0]
        except self.torch.cuda.OutOfMemoryError as error:
            self.torch.cuda.empty_cache()
            raise MemoryError(str(error)) from error

    def export(self, frames, path, fps):
        self.export_to_video(frames, path, fps=fps)


def write_avi(frames, size, path, fps):
    """Uncompressed AVI: chunks, each with its length in front (RIFF). Frames are bytes: BGR, lowest line first."""
    width, height = size
    length = width * height * 3

    def chunk(name, *parts):
        body = b"".join(parts)
        return name + struct.pack("<I", len(body)) + body

    main = struct.pack("<14I", 1_000_000 // fps, length * fps, 0, 0, len(frames), 0, 1, length, width, height, 0, 0, 0, 0)
    stream = struct.pack("<4s4sIHHIIIIIIII4H", b"vids", b"DIB ", 0, 0, 0, 0, 1, fps, 0, len(frames), length, 0, 0, 0, 0, width, height)
    picture = struct.pack("<IiiHHIIiiII", 40, width, height, 1, 24, 0, length, 0, 0, 0, 0)
    header = chunk(b"LIST", b"hdrl", chunk(b"avih", main), chunk(b"LIST", b"strl", chunk(b"strh", stream), chunk(b"strf", picture)))
    movie = chunk(b"LIST", b"movi", *(chunk(b"00db", frame) for frame in frames))
    with open(path, "wb") as file:
        file.write(chunk(b"RIFF", b"AVI ", header, movie))


class DryRun:
    """Takes its time over the steps like a model, and paints grey that grows brighter."""

    suffix = "avi"
    model = "dry-run"
    vram = 0
    takes_image = False

    def frames(self, request, width, height, count, steps, step_done):
        for step in range(steps):
            time.sleep(0.02)
            step_done(step)
        self.size = (width // 4, height // 4)
        return [bytes([40 + 2 * number % 200]) * (self.size[0] * self.size[1] * 3) for number in range(count)]

    def export(self, frames, path, fps):
        write_avi(frames, self.size, path, fps)


def generate(engine, request):
    job = request["job"]
    if request["model"] != engine.model:
        raise Refused(f"this engine runs {engine.model}, not {request['model']}")
    if request.get("source"):
        raise Refused("this engine does not start from a video")
    options = request.get("options") or {}
    steps = int(options.get("steps", 30))
    fps = int(options.get("fps", 16))
    # Video autoencoders pack four frames into one latent, plus the first.
    count = 4 * -(-(request["seconds"] * fps - 1) // 4) + 1

    def step_done(step=None):
        """Between the steps, and within them where they are long."""
        if job in cancelled:
            raise Cancelled()
        if step is not None:
            say(type="progress", job=job, fraction=(step + 1) / steps)

    started = time.monotonic()
    frames = engine.frames(request, request["width"] // 16 * 16, request["height"] // 16 * 16, count, steps, step_done)
    denoised = time.monotonic()
    name = "raw." + engine.suffix
    engine.export(frames, os.path.join(request["work_folder"], name), fps)
    stages = {"denoise": denoised - started, "export": time.monotonic() - denoised}
    say(type="completed", job=job, video=name, stages=stages, notes=getattr(engine, "notes", []))


def main():
    if len(sys.argv) < 2:
        sys.exit("usage: diffusers_engine.py FOLDER [DEVICE] | diffusers_engine.py --dry-run")
    # Whatever the libraries print must not land between the messages.
    sys.stdout = sys.stderr
    if sys.argv[1] == "--dry-run":
        serve(DryRun())
    else:
        serve(Diffusers(sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else None))


def serve(engine):
    """Says hello and makes what is asked for, until the worker closes the input."""
    takes = ["image"] if engine.takes_image else []
    say(type="hello", protocol=1, models=[{"id": engine.model, "vram_bytes": engine.vram, "warm": True, "takes": takes}])

    threading.Thread(target=listen, daemon=True).start()
    while (request := requests.get()) is not None:
        job = request["job"]
        try:
            generate(engine, request)
        except Cancelled:
            say(type="cancelled", job=job)
        except Refused as error:
            say(type="failed", job=job, kind="user", message=str(error))
        except MemoryError as error:
            say(type="failed", job=job, kind="oom", message=str(error))
        except Exception as error:  # One bad request must not take the loaded model with it.
            say(type="failed", job=job, kind="infra", message=f"{type(error).__name__}: {error}")
        finally:
            cancelled.discard(job)


if __name__ == "__main__":
    main()
