# SPDX-FileCopyrightText: the Stemronde contributors
# SPDX-License-Identifier: EUPL-1.2
#
# What other people do in a round, and what only takes time: for transcripts and guides, which read it with `. $ROUND_SH`.
umask 077
repository=$VECTORS/../..
round=parkeren-molenstraat

quietly() {
    "$@" >.quiet 2>&1 || { cat .quiet >&2; return 1; }
}

# The moment so many seconds from now, as statements write it.
moment() {
    date -d "+$1 seconds" +%Y-%m-%dT%H:%M:%S%:z
}

# The round of Molenstraat with its paper behind it: who opens it with other times need not wait for envelopes.
round_for_today() {
    sed -E "s/^  opens: .*/  opens: $(moment -259200)/; s/^  closes: .*/  closes: $(moment -3600)/
        s/requests_until: .*/requests_until: $(moment -86400)/; s/envelopes_until: .*/envelopes_until: $(moment -7200)/
        s/date: 2027-08-24/date: 2026-08-24/; s/by: 2027-11-30/by: 2030-11-30/" "$repository/ballots/parkeren-molenstraat.yaml"
}

# The hash of the round's last act.
last_act() {
    command stemronde round show $round --instance assen --json | sed 's/.*"lastAct":"\([0-9a-f]*\)".*/\1/'
}

# The registrar issues codes for the round whose public folder is openbaar/, into uitgifte/.
registrar_issues() {
    quietly command stemronde codes issue --bundle openbaar --rehearsal uitgifte --register-date 2026-06-01 \
        --register "$repository/Sources/stemronde/Resources/adressen-assen.csv"
}

# Two trustees make a key in stick/, and show after the adoption that it works.
trustees_make_key() {
    for name in anna bram; do quietly command stemronde trustee single $name stick --rehearsal; done
    quietly command stemronde trustee assemble stick
    for name in anna bram; do quietly command stemronde trustee show-works $name stick --occasion "$(last_act)"; done
}

# A column of the registrar's list, of the resident on a line.
letter() {
    sed -n "$1s/\r//p" uitgifte/secret/letters.csv | cut -d ';' -f "$2"
}

# The site runs on a port that is free, kept in `port`; nobody looks at its pages, so its booth is empty.
site_starts() {
    printf '\0asm\1\0\0\0' >.booth.wasm
    # Without the files that this shell was given: who waits for their end would wait for the site's.
    bash -c 'for file in /proc/$$/fd/*; do [ "${file##*/}" -lt 3 ] || eval "exec ${file##*/}>&-"; done
        exec stemronde serve --instance assen --port 0 --booth .booth.wasm' >.site 2>/dev/null </dev/null &
    echo $! >.site-process
    for _ in $(seq 100); do grep -q listens .site && break; sleep 0.1; done
    sed 's/.*://' .site >.port
}

site_ends() {
    kill "$(cat .site-process)"
}

# Residents on the registrar's list, the first ten or those on lines $1 to $2, vote for the first answer, with nothing but
# the command line and curl.
residents_vote() {
    quietly command stemronde round export $round .board --instance assen
    command stemronde ballot form .board | sed -E 's/^([0-9]+):.*/\1: 1/' >.choices
    sed -n "${1:-2},${2:-11}p" uitgifte/secret/letters.csv | while IFS=';' read -r _ _ number _ _ postcode rest; do
        printf '%s\n' "${rest##*;}" >.code
        quietly command stemronde ballot create .board --code .code --postcode "$postcode" --house-number "$number" \
            --choices .choices --output .ballot
        curl --silent --show-error --fail --data-binary @.ballot --header 'Content-Type: application/json' \
            "http://127.0.0.1:$(cat .port)/api/rounds/$round/ballots" >/dev/null
        rm .ballot
    done
}

# Waits until on-line voting has ended.
time_passes() {
    for _ in $(seq 600); do
        command stemronde round show $round --instance assen | head -n 1 | grep -q closing && return 0
        sleep 0.5
    done
    return 1
}

# Both trustees answer the tally of the round whose public folder is telling/.
trustees_answer() {
    for name in anna bram; do quietly command stemronde trustee decrypt $name telling --to stick --yes; done
}
