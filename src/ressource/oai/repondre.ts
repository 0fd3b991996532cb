import { z } from 'zod'
import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import type { Referentiel } from '#referentiel/referentiel.ts'
import { findMoissonnable, findPremierChangement, listMoissonnables } from '#ressource/moissonnables.repository.ts'
import { config } from '#socle/config.ts'
import type { Db } from '#socle/db.ts'
import { enJson } from '#socle/texte.ts'
import { enNotice, enTete, numeroDe } from './notice.ts'
import { ErreurOai, espace, horodatage, lireDate, type Noeud } from './oai.ts'
import type { Arguments, Requete } from './requete.ts'

/** Notices par réponse. */
const parLot = 200

/** Où reprendre une liste : tout est dans le jeton, le serveur ne garde rien. */
const jeton = z.object({
  verbe: z.enum(['ListRecords', 'ListIdentifiers']),
  depuis: z.iso.datetime().nullable(),
  avant: z.iso.datetime().nullable(),
  ensemble: z.string().max(120).nullable(),
  le: z.string().regex(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(\.\d{1,6})?\+00$/),
  id: z.number().int().positive(),
  lues: z.number().int().nonnegative(),
})
export type Jeton = z.infer<typeof jeton>

/** Ce que répond un verbe, sous la balise qui porte son nom. */
export async function repondre(db: Db, { verbe, arguments: a }: Requete): Promise<Noeud> {
  const referentiel = await chargerReferentiel(db)
  if (a.metadataPrefix !== undefined && a.metadataPrefix !== 'oai_dc')
    throw new ErreurOai('cannotDisseminateFormat', 'Le seul format est « oai_dc ».')
  switch (verbe) {
    case 'Identify':
      return identite((await findPremierChangement(db)) ?? new Date())
    case 'ListSets':
      if (a.resumptionToken !== undefined) throw new ErreurOai('badResumptionToken', 'La liste des ensembles tient en une réponse.')
      return { set: ensembles(referentiel).map(({ setSpec, setName }) => ({ setSpec, setName })) }
    case 'ListMetadataFormats':
      if (a.identifier !== undefined) await lire(db, a.identifier)
      return {
        metadataFormat: { metadataPrefix: 'oai_dc', schema: `${espace}oai_dc.xsd`, metadataNamespace: `${espace}oai_dc/` },
      }
    case 'GetRecord':
      return { record: enNotice(await lire(db, a.identifier ?? ''), referentiel) }
    default:
      return lireLot(db, referentiel, verbe, a)
  }
}

function identite(depuis: Date): Noeud {
  const hote = new URL(config.adresse).hostname
  return {
    repositoryName: 'Catalyse, la capitalisation des catalyseurs territoriaux',
    baseURL: `${config.adresse}/oai`,
    protocolVersion: '2.0',
    adminEmail: /[^\s<>]+@[^\s<>]+/.exec(config.expediteur)?.[0] ?? `administration@${hote}`,
    earliestDatestamp: horodatage(depuis),
    deletedRecord: 'persistent',
    granularity: 'YYYY-MM-DDThh:mm:ssZ',
    description: {
      'oai-identifier': {
        '@xmlns': `${espace}oai-identifier`,
        '@xsi:schemaLocation': `${espace}oai-identifier ${espace}oai-identifier.xsd`,
        scheme: 'oai',
        repositoryIdentifier: hote,
        delimiter: ':',
        sampleIdentifier: `oai:${hote}:ressource-1`,
      },
    },
  }
}

/** Les sous-ensembles d'une moisson : « type:methode », « thematique:numerique ». */
function ensembles(referentiel: Referentiel) {
  const de = (liste: 'medoc' | 'thematique', prefixe: string) =>
    referentiel
      .liste(liste, { retires: true })
      .map(({ id, code, pluriel, libelle }) => ({ setSpec: `${prefixe}:${code}`, setName: pluriel ?? libelle, terme: id }))
  return [...de('medoc', 'type'), ...de('thematique', 'thematique')]
}

async function lire(db: Db, identifiant: string) {
  const numero = numeroDe(identifiant)
  const trouvee = numero === undefined ? undefined : await findMoissonnable(db, numero)
  if (!trouvee) throw new ErreurOai('idDoesNotExist', `« ${identifiant} » ne désigne aucune ressource d'ici.`)
  return trouvee
}

async function lireLot(db: Db, referentiel: Referentiel, verbe: Jeton['verbe'], a: Arguments): Promise<Noeud> {
  const suite = a.resumptionToken === undefined ? null : reprendre(a.resumptionToken, verbe)
  const { depuis, avant, ensemble, lues } = suite ?? {
    depuis: a.from === undefined ? null : lireDate(a.from).date.toISOString(),
    avant: a.until === undefined ? null : lireDate(a.until, { fin: true }).date.toISOString(),
    ensemble: a.set ?? null,
    lues: 0,
  }
  const terme = ensemble === null ? null : (ensembles(referentiel).find(({ setSpec }) => setSpec === ensemble)?.terme ?? 0)
  const lignes = await listMoissonnables(db, { depuis, avant, terme, apres: suite }, parLot + 1)
  if (lignes.length === 0 && !suite) throw new ErreurOai('noRecordsMatch', 'Aucune ressource ne répond à ces critères.')
  const lot = lignes.slice(0, parLot)
  const derniere = lignes.length > parLot ? lot.at(-1) : undefined
  // Une liste reprise finit par un jeton vide (§ 3.5).
  const reprise = derniere
    ? ecrireJeton({ verbe, depuis, avant, ensemble, le: derniere.le, id: derniere.id, lues: lues + parLot })
    : suite && ''
  return {
    ...(verbe === 'ListRecords'
      ? { record: lot.map((r) => enNotice(r, referentiel)) }
      : { header: lot.map((r) => enTete(r, referentiel)) }),
    ...(reprise === null ? {} : { resumptionToken: { '@cursor': String(lues), '#': reprise } }),
  }
}

function reprendre(texte: string, verbe: Jeton['verbe']): Jeton {
  const lu = lireJeton(texte)
  if (lu.verbe !== verbe) throw new ErreurOai('badResumptionToken', `Ce jeton est celui d'un ${lu.verbe}.`)
  return lu
}

export function ecrireJeton(contenu: Jeton): string {
  return Buffer.from(JSON.stringify(contenu)).toString('base64url')
}

export function lireJeton(texte: string): Jeton {
  const lu = jeton.safeParse(enJson(Buffer.from(texte, 'base64url').toString('utf8')))
  if (!lu.success) throw new ErreurOai('badResumptionToken', "Ce jeton de reprise n'est pas de ceux que donne ce site.")
  return lu.data
}
