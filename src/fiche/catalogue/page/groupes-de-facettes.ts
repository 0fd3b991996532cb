import type { GroupeDeFacettes } from '#interface/Facettes.tsx'
import type { Vue } from '../consulter.ts'
import type { Choix } from '../question/comprendre-demande.ts'
import { changer, coches } from '../question/demande.ts'

/** Les filtres d'une liste avec leurs comptes ; un choix que rien ne porte n'est pas montré, sauf s'il est coché. */
export function groupesDeFacettes<A>({ groupes, comptes, demande, chemin }: Vue<A>): GroupeDeFacettes[] {
  return groupes.map(({ dimension: { nom, titre }, choix }) => {
    const codes = coches(demande, nom)
    const compter = ({ valeurs }: Choix) => valeurs.reduce((somme, valeur) => somme + (comptes.get(nom)?.get(valeur) ?? 0), 0)
    return {
      nom,
      titre,
      choix: choix
        .map((un) => ({ ...un, coche: codes.includes(un.code), compte: un.retire ? 0 : compter(un) }))
        .filter(({ compte, coche }) => compte > 0 || coche)
        .map(({ code, libelle, compte, coche }) => ({
          valeur: code,
          libelle,
          compte,
          coche,
          oter: changer(chemin, demande, { choix: { ...demande.choix, [nom]: codes.filter((autre) => autre !== code) } }),
        })),
      proposition: choix.some((un) => un.proposition && !un.retire),
    }
  })
}
