import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import type { Referentiel } from '#referentiel/referentiel.ts'
import { findMoissonnable, findPremierChangement, listMoissonnables } from '#ressource/moissonnables.repository.ts'
import type { Db } from '#socle/db.ts'
import { enNotice, numeroDe } from './dublin-core.ts'
import { ecrireJeton, type Jeton, lireJeton } from './jeton.ts'
import { type Ensemble, ErreurOai, lireDate, type Notice } from './oai.ts'
import type { Arguments, Requete } from './requete.ts'

/** Ce que répond chaque verbe, avant d'être écrit en XML. `jeton` : vide à la fin d'une liste reprise, absent d'une liste entière. */
export type Reponse =
  | { verbe: 'Identify'; depuis: Date }
  | { verbe: 'ListMetadataFormats' }
  | { verbe: 'ListSets'; ensembles: Ensemble[] }
  | { verbe: 'GetRecord'; notice: Notice }
  | { verbe: 'ListRecords' | 'ListIdentifiers'; notices: Notice[]; jeton?: { valeur: string; rang: number } }

/** Notices par réponse. */
const parLot = 200

export async function repondre(db: Db, { verbe, arguments: a }: Requete, adresse: string): Promise<Reponse> {
  const referentiel = await chargerReferentiel(db)
  if (a.metadataPrefix !== undefined && a.metadataPrefix !== 'oai_dc') {
    throw new ErreurOai('cannotDisseminateFormat', 'Le seul format est « oai_dc ».')
  }
  if (verbe === 'Identify') return { verbe, depuis: (await findPremierChangement(db)) ?? new Date() }
  if (verbe === 'ListSets') {
    if (a.resumptionToken !== undefined) throw new ErreurOai('badResumptionToken', 'La liste des ensembles tient en une réponse.')
    return { verbe, ensembles: ensembles(referentiel) }
  }
  if (verbe === 'ListMetadataFormats') {
    if (a.identifier !== undefined) await lireNotice(db, referentiel, a.identifier, adresse)
    return { verbe }
  }
  if (verbe === 'GetRecord') return { verbe, notice: await lireNotice(db, referentiel, a.identifier ?? '', adresse) }
  return { verbe, ...(await lireLot(db, referentiel, verbe, a, adresse)) }
}

function ensembles(referentiel: Referentiel): Ensemble[] {
  const de = (liste: 'medoc' | 'thematique', prefixe: string) =>
    referentiel
      .liste(liste, { retires: true })
      .map((terme) => ({ spec: `${prefixe}:${terme.code}`, nom: terme.pluriel ?? terme.libelle, terme: terme.id }))
  return [...de('medoc', 'type'), ...de('thematique', 'thematique')]
}

async function lireNotice(db: Db, referentiel: Referentiel, identifiant: string, adresse: string): Promise<Notice> {
  const numero = numeroDe(adresse, identifiant)
  const trouvee = numero === undefined ? undefined : await findMoissonnable(db, numero)
  if (!trouvee) throw new ErreurOai('idDoesNotExist', `« ${identifiant} » ne désigne aucune ressource d'ici.`)
  return enNotice(trouvee, referentiel, adresse)
}

async function lireLot(db: Db, referentiel: Referentiel, verbe: Jeton['verbe'], a: Arguments, adresse: string) {
  const suite = a.resumptionToken === undefined ? null : reprendre(a.resumptionToken, verbe)
  const fenetre = suite ?? {
    depuis: a.from === undefined ? null : lireDate(a.from).date.toISOString(),
    avant: a.until === undefined ? null : lireDate(a.until, { fin: true }).date.toISOString(),
    ensemble: a.set ?? null,
    lues: 0,
  }
  const terme = fenetre.ensemble === null ? null : (ensembles(referentiel).find(({ spec }) => spec === fenetre.ensemble)?.terme ?? 0)
  const lignes = await listMoissonnables(
    db,
    { depuis: enDate(fenetre.depuis), avant: enDate(fenetre.avant), terme, apres: suite ? { le: suite.le, id: suite.id } : null },
    parLot + 1,
  )
  if (lignes.length === 0 && !suite) throw new ErreurOai('noRecordsMatch', 'Aucune ressource ne répond à ces critères.')
  const lot = lignes.slice(0, parLot)
  const notices = lot.map((ligne) => enNotice(ligne, referentiel, adresse))
  const derniere = lot.at(-1)
  const { depuis, avant, ensemble, lues } = fenetre
  if (lignes.length > parLot && derniere) {
    const valeur = ecrireJeton({ verbe, depuis, avant, ensemble, le: derniere.le, id: derniere.id, lues: lues + parLot })
    return { notices, jeton: { valeur, rang: lues } }
  }
  // Une liste reprise finit par un jeton vide (§ 3.5).
  return suite ? { notices, jeton: { valeur: '', rang: lues } } : { notices }
}

function reprendre(texte: string, verbe: Jeton['verbe']): Jeton {
  const jeton = lireJeton(texte)
  if (jeton.verbe !== verbe) throw new ErreurOai('badResumptionToken', `Ce jeton est celui d'un ${jeton.verbe}.`)
  return jeton
}

const enDate = (texte: string | null): Date | null => (texte === null ? null : new Date(texte))
