#!/usr/bin/env bash
# @etalab/decoupage-administratif 6.0.0 : deux populations différentes pour une même commune, dans le même paquet.
#
# Attendu : « population », dans communes.json, est l'une des deux que epci.json donne de la même commune parmi ses
# membres (populationMunicipale ou populationTotale).
# Vu le 28 novembre 2026 : pour 34 871 communes membres d'un EPCI, elle n'égale la municipale que 2 625 fois et la
# totale 1 311 fois. Bonneville (74042) : 13 335 d'un côté, 13 320 et 13 736 de l'autre. Les deux fichiers ne sont
# pas de la même année ; rien, dans le paquet, ne le dit.
# Chaque fichier est juste en lui-même : la somme des membres d'un EPCI égale toujours le total de l'EPCI.
# Suite : additionner des communes ne redonne pas la population publiée de leur EPCI (1 246 EPCI sur 1 255). Qui
# montre les deux sur un même écran, ou en fait un taux, mêle deux années ; prendre tout du même fichier.
#
# À lancer à la main. Sort en erreur si le comportement change.
set -euo pipefail
dossier=$(mktemp -d)
trap 'rm -rf "$dossier"' EXIT
cd "$dossier"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --save-exact @etalab/decoupage-administratif@6.0.0
cat > compter.cjs <<'JS'
const communes = require('@etalab/decoupage-administratif/data/communes.json')
const epcis = require('@etalab/decoupage-administratif/data/epci.json')
const population = new Map(communes.filter((c) => c.type === 'commune-actuelle').map((c) => [c.code, c.population]))
const membres = epcis.flatMap((e) => e.membres).filter((m) => population.has(m.code))
const somme = (liste, lire) => liste.reduce((total, un) => total + (lire(un) ?? 0), 0)
console.log('membres', membres.length)
console.log('egale a la municipale', membres.filter((m) => population.get(m.code) === m.populationMunicipale).length)
console.log('egale a la totale', membres.filter((m) => population.get(m.code) === m.populationTotale).length)
const bonneville = membres.find((m) => m.code === '74042')
console.log('Bonneville', population.get('74042'), bonneville.populationMunicipale, bonneville.populationTotale)
const horsTotal = (lireCommune) =>
  epcis.filter((e) => ![e.populationMunicipale, e.populationTotale].includes(somme(e.membres, lireCommune))).length
console.log('EPCI que la somme de communes.json ne redonne pas', horsTotal((m) => population.get(m.code)), 'sur', epcis.length)
console.log('EPCI que la somme de epci.json ne redonne pas', horsTotal((m) => m.populationMunicipale))
JS
vu=$(node compter.cjs)
attendu='membres 34871
egale a la municipale 2625
egale a la totale 1311
Bonneville 13335 13320 13736
EPCI que la somme de communes.json ne redonne pas 1246 sur 1255
EPCI que la somme de epci.json ne redonne pas 0'
echo "$vu"
[ "$vu" = "$attendu" ] || { echo "Le comportement a changé." >&2; exit 1; }
