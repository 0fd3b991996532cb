import { config } from '#socle/config.ts'
import { type Ensemble, type ErreurOai, horodatage, type Notice } from './oai.ts'
import type { Reponse } from './repondre.ts'

const espace = 'http://www.openarchives.org/OAI/2.0/'
const dublinCore = `${espace}oai_dc/`
const instance = 'http://www.w3.org/2001/XMLSchema-instance'

type Noeud = { [nom: string]: Noeud | Noeud[] | string | string[] }
type Contexte = {
  adresse: string
  /** Les arguments reçus, redits dans la réponse ; aucun si la demande n'a pas été comprise. */
  recus: Record<string, string>
  maintenant: Date
}

/** Le document d'une réponse (OAI-PMH 2.0, § 3.2). */
export async function ecrireReponse(reponse: Reponse, contexte: Contexte): Promise<string> {
  return document(contexte, { [reponse.verbe]: contenu(reponse, contexte) })
}

export async function ecrireErreur(erreur: ErreurOai, contexte: Contexte): Promise<string> {
  return document(contexte, { error: { '@code': erreur.code, '#': erreur.message } })
}

async function document({ adresse, recus, maintenant }: Contexte, corps: Noeud): Promise<string> {
  // Chargée à la première moisson : elle pèse trois mégaoctets.
  const { create } = await import('xmlbuilder2')
  const attributs = Object.fromEntries(Object.entries(recus).map(([nom, valeur]) => [`@${nom}`, valeur]))
  const racine = {
    'OAI-PMH': {
      '@xmlns': espace,
      '@xmlns:xsi': instance,
      '@xsi:schemaLocation': `${espace} ${espace}OAI-PMH.xsd`,
      responseDate: horodatage(maintenant),
      request: { ...attributs, '#': `${adresse}/oai` },
      ...corps,
    },
  }
  // Un caractère que XML interdit (commande, demi-paire) est ôté : il vient d'un texte collé, jamais d'un sens.
  return create({ version: '1.0', encoding: 'UTF-8', invalidCharReplacement: '' }, racine).end()
}

function contenu(reponse: Reponse, { adresse }: Contexte): Noeud {
  switch (reponse.verbe) {
    case 'Identify':
      return identite(adresse, reponse.depuis)
    case 'ListMetadataFormats':
      return { metadataFormat: { metadataPrefix: 'oai_dc', schema: `${espace}oai_dc.xsd`, metadataNamespace: dublinCore } }
    case 'ListSets':
      return { set: reponse.ensembles.map(({ spec, nom }: Ensemble) => ({ setSpec: spec, setName: nom })) }
    case 'GetRecord':
      return { record: enregistrement(reponse.notice) }
    case 'ListRecords':
      return { record: reponse.notices.map(enregistrement), ...suite(reponse.jeton) }
    case 'ListIdentifiers':
      return { header: reponse.notices.map(enTete), ...suite(reponse.jeton) }
  }
}

function identite(adresse: string, depuis: Date): Noeud {
  const hote = new URL(adresse).hostname
  return {
    repositoryName: 'Catalyse, la capitalisation des catalyseurs territoriaux',
    baseURL: `${adresse}/oai`,
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

function enTete({ identifiant, le, ensembles, effacee }: Notice): Noeud {
  return { ...(effacee ? { '@status': 'deleted' } : {}), identifier: identifiant, datestamp: le, setSpec: ensembles }
}

function enregistrement(notice: Notice): Noeud {
  if (notice.effacee) return { header: enTete(notice) }
  const elements = new Map<string, string[]>()
  for (const [nom, valeur] of notice.elements) elements.set(`dc:${nom}`, [...(elements.get(`dc:${nom}`) ?? []), valeur])
  return {
    header: enTete(notice),
    metadata: {
      'oai_dc:dc': {
        '@xmlns:oai_dc': dublinCore,
        '@xmlns:dc': 'http://purl.org/dc/elements/1.1/',
        '@xsi:schemaLocation': `${dublinCore} ${espace}oai_dc.xsd`,
        ...Object.fromEntries(elements),
      },
    },
  }
}

function suite(jeton: { valeur: string; rang: number } | undefined): Noeud {
  return jeton === undefined ? {} : { resumptionToken: { '@cursor': String(jeton.rang), '#': jeton.valeur } }
}
