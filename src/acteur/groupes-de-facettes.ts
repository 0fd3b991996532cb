import type { GroupeDeFacettes } from '#interface/Facettes.tsx'
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

// Rarement utiles d'emblée, et la page y perdrait sa légèreté : on les demande.
const fines = (catalyseurs: boolean): Dimension[] => ['activite', 'odd', 'sphere', ...(catalyseurs ? (['profil'] as const) : [])]

/** Les filtres de l'annuaire avec leurs comptes ; un choix que personne ne porte n'est pas montré, sauf s'il est coché. */
export function groupesDeFacettes({ referentiel, filtre, url, facettes, chemin }: VueDAnnuaire): GroupeDeFacettes[] {
  const montrees = dimensions.filter(
    (dimension) => !fines(filtre.catalyseurs).includes(dimension) || url.filtres === 'tous' || url[dimension].length > 0,
  )
  return montrees.map((dimension) => ({
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
