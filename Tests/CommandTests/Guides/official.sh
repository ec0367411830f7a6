# SPDX-FileCopyrightText: the Stemronde contributors
# SPDX-License-Identifier: EUPL-1.2
#
# Lets docs/guides/official.md be typed by a machine: answers what a terminal would ask, and makes days pass in seconds.
. "$ROUND_SH"
set -e
round_for_today >parkeren.yaml
echo 'wat er gebeurt met de uitkomst' >terugkoppeling.pdf
trap 'site_ends 2>/dev/null || true' EXIT

stemronde() {
    case "$1 $2" in
        'official keygen') command stemronde "$@" --rehearsal ;;
        'official sign') command stemronde "$@" --yes ;;
        'official submit') command stemronde $(echo "$@" | sed "s|https://stemmen.example|http://127.0.0.1:$(cat .port)|") ;;
        'round open')
            closes=$(moment 45)
            command stemronde "$@" --yes --opens "$(moment 0)" --closes "$closes"
            ;;
        'round extend')
            # The guide's moment stands for one that comes at once.
            shift 4
            later=$(date -d "$closes + 4 seconds" +%Y-%m-%dT%H:%M:%S%:z)
            command stemronde round extend $round "$later" "$@" --yes
            ;;
        'round '*)
            case " $* " in
                *' --key '*) command stemronde "$@" --yes ;;
                *) command stemronde "$@" ;;
            esac
            ;;
        'serve '*) site_starts ;;
        *) command stemronde "$@" ;;
    esac
}
