import type { GroupeDeFacettes } from '../interface/Facettes.tsx'
import { urlAnnuaire } from './annuaire.schema.ts'
import { type Dimension, dimensions } from './annuaire.ts'
import type { VueDAnnuaire } from './consulter-annuaire.ts'

const titres: Record<Dimension, string> = {
  pratique: 'Pratiques',
  thematique: 'Thématiques',
  profil: 'Profil',
  sphere: 'Sphère',
  activite: 'Activités',
  odd: 'Objectifs de développement durable',
}

/** Les filtres de l'annuaire avec leurs comptes ; un choix que personne ne porte n'est pas montré, sauf s'il est coché. */
export function groupesDeFacettes({ referentiel, url, facettes, chemin }: VueDAnnuaire): GroupeDeFacettes[] {
  return dimensions.map((dimension) => ({
    nom: dimension,
    titre: titres[dimension],
    ouvert: ['pratique', 'thematique'].includes(dimension) || url[dimension].length > 0,
    choix: referentiel
      .liste(dimension)
      .map((terme) => ({
        valeur: terme.code,
        libelle: terme.libelle,
        compte: facettes.get(terme.id) ?? 0,
        coche: url[dimension].includes(terme.code),
      }))
      .map((choix) => ({
        ...choix,
        oter: urlAnnuaire(chemin, url, { [dimension]: url[dimension].filter((code) => code !== choix.valeur) }),
      }))
      .filter(({ compte, coche }) => compte > 0 || coche),
    proposition: referentiel.liste(dimension).some((terme) => terme.estProposition),
  }))
}
