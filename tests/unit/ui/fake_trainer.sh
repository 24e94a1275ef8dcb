#!/bin/sh
# Behaves as pleinair-cli does: `prepare` checks, `train` counts to 40 and saves where it was when it is
# asked to leave.
show_report() {
    cat <<'JSON'
{"format": "pleinair-data-report", "version": 1,
"layout": "plain folders", "used": 97, "left_out": 3, "few_pairs": true, "unknown_labels": [{"label": "7", "pixels": 5}, {"label": "9", "pixels": 2}],
"classes": [{"id": 0, "name": "sky", "verdict": "good",
"splits": [{"pixels": 5, "pictures": 90, "share": 0.4}, {"pictures": 7, "share": 0.3}]},
{"id": 1, "name": "snow", "verdict": "too rare", "splits": [{"pictures": 1, "share": 0.01}]}],
"findings": [{"name": "a.jpg", "text": "is no picture", "left_out": true}]}
JSON
}
command=$1
out=; resume=; only=; check=
while [ $# -gt 0 ]; do
    case $1 in
        --out) out=$2; shift;;
        --resume) resume=1;;
        --export-only) only=1;;
        --check) check=1;;
        --images) images=$2; shift;;
    esac
    shift
done
if [ "$command" = prepare ]; then
    case $images in *broken*) echo "pleinair-cli: None of the 3 pairs can be used." >&2; exit 1;; esac
    if [ -n "$check" ]; then show_report; else mkdir -p "$out" && touch "$out/train.pack"; fi
    exit 0
fi
if [ -n "$only" ]; then
    mkdir -p "$out/model" && echo '{}' > "$out/model/model.json"
    exit 0
fi
trap 'echo $step > "$out/step"; echo "{\"message\": \"Stopped and saved; --resume goes on from here.\"}"; exit 0' TERM
step=0
[ -n "$resume" ] && step=$(cat "$out/step")
while [ $step -lt 40 ]; do
    step=$((step + 1))
    echo "{\"step\": $step, \"steps\": 40, \"epoch\": 1, \"eta_s\": 3, \"pictures_per_s\": 2.5, \"size\": 64, \"G_GAN\": 0.$((50 - step))}"
    sleep 0.05
done
mkdir -p "$out/model" && echo '{}' > "$out/model/model.json"
