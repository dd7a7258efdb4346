#!/usr/bin/env python3
"""An engine that runs a Hugging Face diffusers video pipeline from a local folder.

usage: diffusers_engine.py FOLDER [DEVICE]

Speaks the protocol of docs/command-engine.md. Needs torch, diffusers and imageio with its ffmpeg plug-in; loads nothing from
the network.
"""

import json
import os
import queue
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


def generate(pipeline, request, torch, export_to_video):
    job = request["job"]
    steps = int(request.get("options", {}).get("steps", 30))
    fps = int(request.get("options", {}).get("fps", 16))
    # Video autoencoders pack four frames into one latent, plus the first.
    frames = 4 * -(-(request["seconds"] * fps - 1) // 4) + 1

    def step_done(pipe, step, timestep, kwargs):
        if job in cancelled:
            raise Cancelled()
        say(type="progress", job=job, fraction=(step + 1) / steps)
        return kwargs

    started = time.monotonic()
    result = pipeline(
        prompt=request["prompt"],
        negative_prompt=request.get("negative_prompt"),
        width=request["width"] // 16 * 16,
        height=request["height"] // 16 * 16,
        num_frames=frames,
        num_inference_steps=steps,
        generator=torch.Generator(device="cpu").manual_seed(request["seed"] % 2**63),
        callback_on_step_end=step_done,
    )
    denoised = time.monotonic()
    export_to_video(result.frames[0], os.path.join(request["work_folder"], "raw.mp4"), fps=fps)
    stages = {"denoise": denoised - started, "export": time.monotonic() - denoised}
    say(type="completed", job=job, video="raw.mp4", stages=stages)


def main():
    if len(sys.argv) < 2:
        sys.exit("usage: diffusers_engine.py FOLDER [DEVICE]")
    # Whatever the libraries print must not land between the messages.
    sys.stdout = sys.stderr
    import torch
    from diffusers import DiffusionPipeline
    from diffusers.utils import export_to_video

    folder = sys.argv[1]
    device = sys.argv[2] if len(sys.argv) > 2 else "cuda" if torch.cuda.is_available() else "cpu"
    dtype = torch.bfloat16 if device.startswith("cuda") else torch.float32
    pipeline = DiffusionPipeline.from_pretrained(folder, torch_dtype=dtype, local_files_only=True).to(device)
    vram = torch.cuda.memory_allocated() if device.startswith("cuda") else 0
    model = os.path.basename(os.path.normpath(folder))
    say(type="hello", protocol=1, models=[{"id": model, "vram_bytes": vram, "warm": True}])

    threading.Thread(target=listen, daemon=True).start()
    while (request := requests.get()) is not None:
        try:
            generate(pipeline, request, torch, export_to_video)
        except Cancelled:
            say(type="cancelled", job=request["job"])
        except torch.cuda.OutOfMemoryError as error:
            torch.cuda.empty_cache()
            say(type="failed", job=request["job"], kind="oom", message=str(error))
        except Exception as error:  # One bad request must not take the loaded model with it.
            say(type="failed", job=request["job"], kind="infra", message=f"{type(error).__name__}: {error}")


if __name__ == "__main__":
    main()
