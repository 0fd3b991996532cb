import { ErreurOai, lireDate } from './oai.ts'

const verbes = ['Identify', 'ListMetadataFormats', 'ListSets', 'GetRecord', 'ListRecords', 'ListIdentifiers'] as const
export type Verbe = (typeof verbes)[number]
export type Arguments = Partial<Record<'identifier' | 'metadataPrefix' | 'from' | 'until' | 'set' | 'resumptionToken', string>>
export type Requete = { verbe: Verbe; arguments: Arguments }

type Regle = { requis: (keyof Arguments)[]; permis: (keyof Arguments)[]; reprise?: true }
const liste: Regle = { requis: ['metadataPrefix'], permis: ['from', 'until', 'set'], reprise: true }
// Ce que chaque verbe demande et permet (OAI-PMH 2.0, § 4) ; un jeton de reprise, là où il est permis, vient seul.
const regles: Record<Verbe, Regle> = {
  Identify: { requis: [], permis: [] },
  ListMetadataFormats: { requis: [], permis: ['identifier'] },
  ListSets: { requis: [], permis: [], reprise: true },
  GetRecord: { requis: ['identifier', 'metadataPrefix'], permis: [] },
  ListRecords: liste,
  ListIdentifiers: liste,
}

/** Vérifie une demande : verbe connu, arguments permis, aucun répété, aucun manquant. */
export function lireRequete(recus: Record<string, string[]>): Requete {
  const [nom, ...autres] = recus.verb ?? []
  const verbe = verbes.find((v) => v === nom)
  if (!verbe || autres.length > 0) throw new ErreurOai('badVerb', `Un seul verbe, parmi ${verbes.join(', ')}.`)
  const { requis, permis, reprise } = regles[verbe]
  const connus = [...requis, ...permis, ...(reprise ? (['resumptionToken'] as const) : [])]
  const lus: Arguments = {}
  for (const [cle, valeurs] of Object.entries(recus)) {
    if (cle === 'verb') continue
    const argument = connus.find((c) => c === cle)
    if (!argument) throw new ErreurOai('badArgument', `« ${cle} » n'est pas un argument de ${verbe}.`)
    if (valeurs.length !== 1 || !valeurs[0]) throw new ErreurOai('badArgument', `« ${cle} » s'écrit une fois, avec une valeur.`)
    lus[argument] = valeurs[0]
  }
  if (lus.resumptionToken !== undefined) {
    if (Object.keys(lus).length > 1) throw new ErreurOai('badArgument', 'Un jeton de reprise vient seul.')
    return { verbe, arguments: lus }
  }
  const manquant = requis.find((argument) => lus[argument] === undefined)
  if (manquant) throw new ErreurOai('badArgument', `${verbe} demande « ${manquant} ».`)
  verifierDates(lus)
  return { verbe, arguments: lus }
}

function verifierDates({ from, until }: Arguments): void {
  const [debut, fin] = [from === undefined ? undefined : lireDate(from), until === undefined ? undefined : lireDate(until)]
  if (!debut || !fin) return
  if (debut.jour !== fin.jour) throw new ErreurOai('badArgument', '« from » et « until » ont la même précision.')
  if (debut.date > fin.date) throw new ErreurOai('badArgument', '« from » vient avant « until ».')
}
