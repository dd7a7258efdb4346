#!/bin/sh
# The whole of the API that a video needs, with curl alone.
# usage: video.sh ["PROMPT"] [FILE]   with KINORA_BASE_URL and KINORA_API_KEY set
set -eu

prompt=${1:-A basketball player misses a free throw.}
file=${2:-curl.mp4}

api() { # METHOD PATH [CURL OPTIONS]
  method=$1 path=$2
  shift 2
  curl --silent --show-error --fail-with-body --request "$method" \
    --header "Authorization: Bearer $KINORA_API_KEY" "$@" "$KINORA_BASE_URL$path"
}

field() { # NAME: the value of a text field of the JSON on standard input
  tr -d '\n' | sed -n "s/.*\"$1\" *: *\"\([^\"]*\)\".*/\1/p"
}

id=$(api POST /videos --form "prompt=$prompt" --form model=sora-2 --form seconds=4 --form size=1280x720 | field id)
printf '%s\n' "$id" >&2

status=queued
while [ "$status" = queued ] || [ "$status" = in_progress ]; do
  sleep 1
  status=$(api GET "/videos/$id" | field status)
  printf '%s\n' "$status" >&2
done
[ "$status" = completed ] || exit 1

api GET "/videos/$id/content" --output "$file"
printf '%s\n' "$file"
