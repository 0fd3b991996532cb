import type { Referentiel } from '#referentiel/referentiel.ts'
import { estLicence, licences } from '#ressource/licences.ts'
import type { Moissonnable } from '#ressource/moissonnables.repository.ts'
import { urlRessource } from '#ressource/ressource.ts'
import { config } from '#socle/config.ts'
import { espace, horodatage, type Noeud } from './oai.ts'

const dublinCore = `${espace}oai_dc/`

/** Identifiants au format « oai:<domaine>:ressource-<numéro> » (oai-identifier 2.0). */
const identifiantDe = (id: number | string): string => `oai:${new URL(config.adresse).hostname}:ressource-${id}`

/** Le numéro de la ressource que désigne un identifiant, s'il est des nôtres. */
export function numeroDe(identifiant: string): number | undefined {
  const debut = identifiantDe('')
  const numero = identifiant.startsWith(debut) ? identifiant.slice(debut.length) : ''
  return /^[1-9]\d{0,14}$/.test(numero) ? Number(numero) : undefined
}

/** L'en-tête de la notice d'une ressource : ses ensembles, et si elle est effacée. */
export function enTete(r: Moissonnable, referentiel: Referentiel): Noeud {
  const setSpec = termesDe(r, referentiel).flatMap(({ liste, code }) =>
    liste === 'medoc' ? [`type:${code}`] : liste === 'thematique' ? [`thematique:${code}`] : [],
  )
  const datestamp = horodatage(new Date(r.le.replace(' ', 'T').replace('+00', 'Z')))
  return { ...(r.effacee ? { '@status': 'deleted' } : {}), identifier: identifiantDe(r.id), datestamp, setSpec }
}

/** La notice Dublin Core d'une ressource ; effacée, il n'en reste que l'en-tête. */
export function enNotice(r: Moissonnable, referentiel: Referentiel): Noeud {
  const header = enTete(r, referentiel)
  if (r.effacee) return { header }
  const metadata = {
    'oai_dc:dc': {
      '@xmlns:oai_dc': dublinCore,
      '@xmlns:dc': 'http://purl.org/dc/elements/1.1/',
      '@xsi:schemaLocation': `${dublinCore} ${espace}oai_dc.xsd`,
      ...elements(r, termesDe(r, referentiel)),
    },
  }
  return { header, metadata }
}

type Termes = ReturnType<Referentiel['liste']>
const termesDe = ({ termes }: Moissonnable, referentiel: Referentiel): Termes => referentiel.parIds(termes)

function elements(r: Moissonnable, termes: Termes): Noeud {
  const de = (liste: string) => termes.filter((terme) => terme.liste === liste).map(({ libelle }) => libelle)
  const auteurs = r.auteurs === '' ? [] : r.auteurs.split(' ; ')
  const licence = estLicence(r.licence) ? licences[r.licence] : licences['droits-reserves']
  const donnees = termes.some(({ liste, code }) => liste === 'medoc' && code === 'donnee')
  return {
    'dc:title': r.titre,
    'dc:creator': [...new Set([...auteurs, ...r.acteurs])],
    'dc:subject': [...de('thematique'), ...de('pratique'), ...de('odd'), ...de('cible')],
    'dc:description': r.resume || [],
    'dc:date': r.annee === null ? horodatage(r.publieeLe).slice(0, 10) : String(r.annee),
    // Le type selon le vocabulaire du Dublin Core, puis le nôtre.
    'dc:type': [donnees ? 'Dataset' : 'Text', ...de('medoc')],
    'dc:format': 'text/html',
    'dc:identifier': `${config.adresse}${urlRessource(r)}`,
    'dc:source': r.sourceUrl ?? [],
    'dc:language': r.langue,
    'dc:relation': r.adapteeDe === null ? [] : `${config.adresse}${urlRessource({ slug: r.adapteeDe })}`,
    'dc:coverage': r.territoire ?? [],
    'dc:rights': licence.url ?? licence.nom,
  }
}
