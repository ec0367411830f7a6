# SPDX-FileCopyrightText: the Stemronde contributors
# SPDX-License-Identifier: EUPL-1.2
#
# A whole round by the guides alone: plays the steps of docs/guides, which the test has put into steps/GUIDE/NAME, in the
# order in which a round needs them. Everybody has a folder of their own; what one hands another is copied here, and what
# is different from the guide's text (a name, a moment) is said here, as a command of sed.
. "$ROUND_SH"
set -e -o pipefail
root=$PWD
site=https://stemmen.example
typist="$(dirname "$ROUND_SH")/typist.py"
export TYPED=$root/typed
mkdir official registrar desk trustees resident observer elsewhere
: >played
trap '(cd "$root/official" && site_ends) 2>/dev/null || true' EXIT

# Everything is typed at a terminal. PDF has its own tests, and takes its time.
stemronde() {
    case "$1 $2" in
        'serve '*) site_starts ;;
        'codes letters' | 'codes replace' | 'paper print' | 'round minutes')
            /usr/bin/python3 "$typist" stemronde "$@" --no-pdf
            ;;
        *) /usr/bin/python3 "$typist" stemronde "$@" ;;
    esac
}
curl() { command curl --silent --show-error "$@"; }

# play FOLDER GUIDE STEP [SED…]: runs a step in somebody's folder. What it said is in `said`.
play() {
    local folder=$1 guide=$2 step=$3 change=(-e "s|https://stemmen.example|$site|")
    shift 3
    # The address that people know is that of the instance, wherever it runs now.
    [ "$guide $step" = 'official instance' ] && change=()
    local expression
    for expression; do change+=(-e "$expression"); done
    echo "== $guide: $step (${SECONDS} s)"
    sed -E "${change[@]}" -e '' "$root/steps/$guide/$step" >"$root/step"
    # Not in a pipe or a condition: there the first failure would not be the end.
    (cd "$root/$folder" && . "$root/step") >"$root/said"
    cat "$root/said"
    echo "$guide $step" >>"$root/played"
}
# What people type at prompts other than those for passphrases.
types() { printf '%s\n' "$@" >"$TYPED"; }
give() { mkdir -p "$(dirname "$2")" && rm -rf "$2" && cp -r "$1" "$2"; }
# A new public folder, for those who ask for one.
public_folder() {
    play official official public-folder
    for folder; do give official/openbaar "$folder/openbaar"; done
}
address() { types "$(cd elsewhere && letter "$1" 6)" "$(cd elsewhere && letter "$1" 3)"; }
trustees() {
    local step=$1 place
    shift
    for place in '1 anna' '2 bram' '3 carl'; do
        play trustees trustee "$step" "s/anna/${place#* }/; s/--index 1/--index ${place% *}/" "$@"
    done
}

# An instance, officials, trustees.
play official official instance
play official official keys
play official official roster
anchor=$(grep -oE '^    ([0-9a-f]{4} ?){4}' said | tail -n 4 | tr -s ' \n' ' ')
play official official serve
site=http://127.0.0.1:$(cat official/.port)
for step in begin gather contribute share; do trustees $step; done
play trustees trustee assemble
play trustees trustee status

# The round. How long it is open depends on how long this machine took so far: what comes now takes half as long again.
closes=$(($(date +%s) + 20 + 3 * SECONDS))
at() { date -d "@$1" +%Y-%m-%dT%H:%M:%S%:z; }
sed -E "s/^  opens: .*/  opens: $(at $((closes - 15)))/; s/^  closes: .*/  closes: $(at $closes)/
    s/requests_until: .*/requests_until: $(at $((closes - 1)))/; s/envelopes_until: .*/envelopes_until: $(at $((closes + 4)))/
    s/date: 2027-08-24/date: 2026-08-24/; s/by: 2027-11-30/by: 2030-11-30/" \
    "$repository/ballots/parkeren-molenstraat.yaml" >official/parkeren.yaml
play official official add
play official official adopt
play official official show
occasion=$(grep -oE 'occasion [0-9a-f]{64}' said | cut -d ' ' -f 2)
public_folder registrar
cp "$repository/Sources/stemronde/Resources/adressen-assen.csv" registrar/adressen.csv
play registrar registrar check
play registrar registrar issue
play registrar registrar sender
play registrar registrar letters
give registrar/uitgifte/secret/letters.csv elsewhere/uitgifte/secret/letters.csv
play registrar registrar letters-out
trustees show-works "s/HASH/$occasion/"
give registrar/uitgifte/public official/uitgifte/public
give trustees/stick official/stick
play official official set-up
play official official open "s/ --out/ --opens $(moment 0) --closes $(at $closes)&/"
play official official open-second

# A resident looks at what was encrypted, and votes; nine others vote.
vote() {
    local code=$1 choice=$2 line=$3
    shift 3
    play resident resident form "s/UUID/$election/"
    sed -i -E "s/^1:\$/1: $choice/" resident/keuzes.txt
    rm -f resident/stem.json
    local change="s/'9402 JL'/'$(cd elsewhere && letter "$line" 6)'/; s/--house-number 109/--house-number $(cd elsewhere && letter "$line" 3)/"
    if [ ! -e resident/controle.json ]; then
        types "$code"
        play resident resident audit "$change"
        play resident resident check
    fi
    types "$code"
    play resident resident create "$change" "$@"
    tracking=$(sed -n 's/^tracking code: //p' said)
    play resident resident send "s|TRACKING-CODE|$(tr '+/' '-_' <<<"$tracking")|"
}
play resident resident election
election=$(grep -oE '"election":"[^"]*"' said | cut -d '"' -f 4)
vote "$(cd elsewhere && letter 2 10)" 1 2
ln -s "$root/official/assen" elsewhere/assen
cp official/.port elsewhere/.port
(cd elsewhere && residents_vote 3 11)
play observer observer checkpoint

# A letter is lost, and the code on it works no more; two residents ask for paper.
cp official/griffier.key registrar/
public_folder registrar
address 12
play registrar registrar replace
play registrar registrar replace-submit
vote "$(grep -oE '[0-9A-Z]{5}(-[0-9A-Z]{5}){3}' registrar/vervanging-1/letter.html | head -n 1)" 2 12 '/ballot create/s/$/ --reserve/'
(cd elsewhere && letter 12 10) >code
command stemronde ballot create resident/election.json --code code --postcode "$(cd elsewhere && letter 12 6)" \
    --house-number "$(cd elsewhere && letter 12 3)" --choices elsewhere/.choices --output old.json >said 2>&1
curl --data-binary @old.json --header 'Content-Type: application/json' $site/api/rounds/$round/ballots | grep '"code":"blocked"'
public_folder registrar
for line in 13 14; do
    address $line
    play registrar paper-desk request "s/papier-1/papier-$line/"
    play registrar paper-desk request-submit "s/papier-1/papier-$line/"
done
public_folder desk
cp official/griffier.key official/burgerzaken.key desk/
play desk paper-desk print
play desk paper-desk receive
play desk paper-desk stand
play official official suspend
play official official extend "s/2027-10-26T20:00:00.02:00/$(at $((closes + 3)))/"
play official operations backup s,/var/lib/stemronde,assen,

# It ends; the paper is entered. The two officials differ on one ballot.
while [ "$(date +%s)" -le $((closes + 4)) ]; do sleep 0.5; done
public_folder desk
types 1 2 .
play desk paper-desk enter
types 1 1 .
play desk paper-desk enter 's/griffier.key/burgerzaken.key/'
play desk paper-desk compare
types 2 2
play desk paper-desk resolve
give registrar/uitgifte/secret/paper.sealed desk/paper.sealed
play desk paper-desk seal
cp desk/papier/parkeren.1/* official/
play official paper-desk cast
play official official close

# One of the three trustees has lost the key; it costs nothing.
public_folder trustees
rm -r trustees/bram
play trustees trustee decrypt
event=$(sed -n '/^last event/,$p' said | grep -oE '([0-9a-f]{4} ){3}[0-9a-f]{4}' | head -n 4 | tr '\n' ' ')
play trustees trustee decrypt s/anna/carl/
give trustees/stick official/stick
play official official count
public_folder
play official official minutes
play official official publish
sed -n '/^```yaml$/,/^```$/p' "$repository/docs/guides/official.md" | sed '1d;$d' >official/terugkoppeling.yaml
play official official answer
public_folder registrar
play registrar registrar destroy
cp registrar/uitgifte/destroy.txt official/
play official official destroyed
public_folder
play official official verify
play official official completion

# Everybody looks.
play observer observer verify
play observer observer keep
play observer observer sums
play observer observer anchor "s/ANCHOR/$anchor/"
play observer observer kept
play observer observer named "s|TRACKING-CODE|$tracking|; s/HASH/'$event'/"
play resident resident receipt-kept
play official operations restore "s,/var/lib/stemronde,elders,; s,ROUND.checkpoint,../observer/checkpoint,"
[ "$(/usr/bin/python3 "$INTEROP/verifier.py" official/openbaar/parkeren/*.bel)" = '{"ballots": 13, "result": [[0, 11, 2]]}' ]
grep -q 'storing bij de provider' official/proces-verbaal.html
echo 'the bundle verifies, and software by others counts the same'
