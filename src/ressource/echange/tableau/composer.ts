import type { Termes } from '#referentiel/termes-lus.ts'
import { champsDuCadre } from '#ressource/cadre.ts'
import { saisieDe } from '#ressource/ressource.depot.ts'
import type { SaisieDeRessource } from '#ressource/ressource.ts'
import { ligneDeFiche, texteDeFiche, valeursDe } from '#socle/echange/cellule.ts'
import type { Liens } from './liens-trouves.ts'
import type { LigneLue } from './lire-ligne.ts'

/** La ressource telle que la ligne la veut : ce que le fichier ne dit pas reste comme avant. */
export function composer(
  lue: LigneLue,
  liens: Liens,
  avant: SaisieDeRessource | undefined,
  { termes, sourceParDefaut }: { termes: Termes; sourceParDefaut: string },
): SaisieDeRessource | { refus: string } {
  const titre = lue.champs.titre ?? avant?.titre
  const typeId = lue.champs.typeId ?? avant?.typeId
  if (titre === undefined) return { refus: 'Le titre manque.' }
  if (typeId === undefined) return { refus: `Le type manque. Types possibles : ${termes.codes('medoc').join(', ')}.` }
  const gardes = (avant?.termeIds ?? []).filter((id) => lue.termes[termes.parId(id)?.liste ?? ''] === undefined)
  const saisie: SaisieDeRessource = {
    ...(avant ? saisieDe(avant) : vierge),
    ...lue.champs,
    ...liens,
    titre,
    typeId,
    termeIds: [...new Set([...gardes, ...Object.values(lue.termes).flatMap((ids) => ids ?? [])])],
  }
  return !avant && saisie.source === '' ? { ...saisie, source: sourceParDefaut } : saisie
}

/** Vrai si écrire cela ne changerait rien de lisible. */
export function sontPareilles(a: SaisieDeRessource, b: SaisieDeRessource): boolean {
  return JSON.stringify(comparable(a)) === JSON.stringify(comparable(b))
}

const vierge: Omit<SaisieDeRessource, 'titre' | 'typeId'> = {
  resume: '',
  corps: '',
  maturiteId: null,
  dureeMinutes: null,
  cadre: null,
  territoireId: null,
  auteurs: [],
  annee: null,
  licence: 'CC-BY-4.0',
  langue: 'fr',
  source: '',
  sourceUrl: null,
  cleExterne: null,
  estProposition: false,
  termeIds: [],
  acteurIds: [],
  fichiers: [],
  lieeIds: [],
}

// Un cadre sans rien dedans et l'absence de cadre se lisent pareil.
function comparable(s: SaisieDeRessource): SaisieDeRessource {
  const cadre = s.cadre
  const rempli = cadre !== null && champsDuCadre.some((champ) => texteDeFiche(cadre[champ]) !== '')
  return saisieDe({
    ...s,
    titre: ligneDeFiche(s.titre),
    resume: ligneDeFiche(s.resume),
    corps: texteDeFiche(s.corps),
    source: ligneDeFiche(s.source),
    cleExterne: s.cleExterne === null ? null : ligneDeFiche(s.cleExterne),
    auteurs: valeursDe(s.auteurs.map(ligneDeFiche).join(';'), ';'),
    cadre: rempli
      ? {
          besoin: texteDeFiche(cadre.besoin),
          spheres: texteDeFiche(cadre.spheres),
          fait: texteDeFiche(cadre.fait),
          cout: texteDeFiche(cadre.cout),
          duree: texteDeFiche(cadre.duree),
          effets: texteDeFiche(cadre.effets),
          reprendre: texteDeFiche(cadre.reprendre),
          limites: texteDeFiche(cadre.limites),
        }
      : null,
  })
}
