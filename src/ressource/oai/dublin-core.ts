import type { Referentiel } from '#referentiel/referentiel.ts'
import { estLicence, licences } from '#ressource/licences.ts'
import type { Moissonnable } from '#ressource/moissonnables.repository.ts'
import { urlRessource } from '#ressource/ressource.ts'
import { type Element, horodatage, type Notice } from './oai.ts'

/** Identifiants au format « oai:<domaine>:ressource-<numéro> » (oai-identifier 2.0). */
const identifiantDe = (adresse: string, id: number): string => `oai:${new URL(adresse).hostname}:ressource-${id}`

/** Le numéro de la ressource que désigne un identifiant, s'il est des nôtres. */
export function numeroDe(adresse: string, identifiant: string): number | undefined {
  const debut = identifiantDe(adresse, 0).slice(0, -1)
  const numero = identifiant.startsWith(debut) ? identifiant.slice(debut.length) : ''
  return /^[1-9]\d{0,14}$/.test(numero) ? Number(numero) : undefined
}

/** La notice Dublin Core d'une ressource ; effacée, il n'en reste que l'en-tête. */
export function enNotice(r: Moissonnable, referentiel: Referentiel, adresse: string): Notice {
  const termes = r.termes.flatMap((id) => referentiel.parId(id) ?? [])
  return {
    identifiant: identifiantDe(adresse, r.id),
    le: horodatage(new Date(r.le.replace(' ', 'T').replace('+00', 'Z'))),
    ensembles: termes.flatMap(({ liste, code }) =>
      liste === 'medoc' ? [`type:${code}`] : liste === 'thematique' ? [`thematique:${code}`] : [],
    ),
    effacee: r.effacee,
    elements: r.effacee ? [] : elements(r, termes, adresse),
  }
}

type Termes = ReturnType<Referentiel['liste']>

function elements(r: Moissonnable, termes: Termes, adresse: string): Element[] {
  const de = (liste: string) => termes.filter((terme) => terme.liste === liste).map(({ libelle }) => libelle)
  const auteurs = r.auteurs === '' ? [] : r.auteurs.split(' ; ')
  const licence = estLicence(r.licence) ? licences[r.licence] : licences['droits-reserves']
  const donnees = termes.some(({ liste, code }) => liste === 'medoc' && code === 'donnee')
  const tous: [string, (string | null)[]][] = [
    ['title', [r.titre]],
    ['creator', [...new Set([...auteurs, ...r.acteurs])]],
    ['subject', [...de('thematique'), ...de('pratique'), ...de('odd'), ...de('cible')]],
    ['description', [r.resume || null]],
    ['date', [r.annee === null ? horodatage(r.publieeLe).slice(0, 10) : String(r.annee)]],
    // Le type selon le vocabulaire du Dublin Core, puis le nôtre.
    ['type', [donnees ? 'Dataset' : 'Text', ...de('medoc')]],
    ['format', ['text/html']],
    ['identifier', [`${adresse}${urlRessource(r)}`]],
    ['source', [r.sourceUrl]],
    ['language', [r.langue]],
    ['relation', [r.adapteeDe === null ? null : `${adresse}${urlRessource({ slug: r.adapteeDe })}`]],
    ['coverage', [r.territoire]],
    ['rights', [licence.url ?? licence.nom]],
  ]
  return tous.flatMap(([nom, valeurs]) => valeurs.flatMap((valeur): Element[] => (valeur === null ? [] : [[nom, valeur]])))
}
