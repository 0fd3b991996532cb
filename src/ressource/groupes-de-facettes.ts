import type { GroupeDeFacettes } from '#interface/Facettes.tsx'
import { nomDuTerme } from '#referentiel/referentiel.ts'
import { urlCatalogue } from './catalogue.schema.ts'
import { type Dimension, dimensions, listeDe } from './catalogue.ts'
import type { VueDeCatalogue } from './consulter-catalogue.ts'
import { tranchesJusqua } from './lire-filtre.ts'
import { tranchesDeDuree } from './ressource.ts'

const titres: Record<Dimension, string> = {
  type: 'Type',
  thematique: 'Thématiques',
  pratique: 'Pratiques',
  profil: 'Pour qui',
  maturite: 'Où vous en êtes',
  odd: 'Objectifs de développement durable',
  cible: "Cibles de l'ODD 17",
}

// Rarement utiles d'emblée, et la page y perdrait sa légèreté : on les demande.
const fines: Dimension[] = ['pratique', 'profil', 'odd', 'cible']
const ouvertes: Dimension[] = ['type', 'thematique']

/** Les filtres du catalogue avec leurs comptes ; un choix que rien ne porte n'est pas montré, sauf s'il est coché. */
export function groupesDeFacettes(vue: VueDeCatalogue): GroupeDeFacettes[] {
  const { url } = vue
  const montrees = dimensions.filter((dimension) => !fines.includes(dimension) || url.filtres === 'tous' || url[dimension].length > 0)
  const [avant, apres] = [montrees.filter((d) => !fines.includes(d)), montrees.filter((d) => fines.includes(d))]
  // La région est aussi une fine : le champ « D'où vient-elle ? » dit déjà le lieu.
  const region = url.filtres === 'tous' || url.region.length > 0 ? [parRegion(vue)] : []
  return [...avant.map((d) => parTerme(vue, d)), parDuree(vue), ...apres.map((d) => parTerme(vue, d)), ...region]
}

function parTerme({ referentiel, url, facettes, chemin }: VueDeCatalogue, dimension: Dimension): GroupeDeFacettes {
  const termes = referentiel.liste(listeDe[dimension])
  return {
    nom: dimension,
    titre: titres[dimension],
    ouvert: ouvertes.includes(dimension) || url[dimension].length > 0,
    choix: termes
      .map((terme) => ({
        valeur: terme.code,
        libelle: nomDuTerme(terme),
        compte: facettes.termes.get(terme.id) ?? 0,
        coche: url[dimension].includes(terme.code),
        oter: urlCatalogue({ ...url, [dimension]: url[dimension].filter((code) => code !== terme.code) }, chemin),
      }))
      .filter(({ compte, coche }) => compte > 0 || coche),
    proposition: termes.some((terme) => terme.estProposition),
  }
}

function parDuree({ url, facettes, chemin }: VueDeCatalogue): GroupeDeFacettes {
  return {
    nom: 'duree',
    titre: 'Le temps que vous avez',
    ouvert: url.duree.length > 0,
    choix: tranchesDeDuree
      .map(({ rang, code, libelle }) => ({
        valeur: code,
        libelle,
        compte: tranchesJusqua(rang).reduce((somme, r) => somme + (facettes.durees.get(r) ?? 0), 0),
        coche: url.duree.includes(code),
        oter: urlCatalogue({ ...url, duree: url.duree.filter((choisi) => choisi !== code) }, chemin),
      }))
      .filter(({ compte, coche }) => compte > 0 || coche),
  }
}

function parRegion({ url, facettes, regions, chemin }: VueDeCatalogue): GroupeDeFacettes {
  return {
    nom: 'region',
    titre: "D'où elle vient",
    ouvert: url.region.length > 0,
    choix: regions
      .map(({ id, code, nom }) => ({
        valeur: code,
        libelle: nom,
        compte: facettes.regions.get(id) ?? 0,
        coche: url.region.includes(code),
        oter: urlCatalogue({ ...url, region: url.region.filter((choisie) => choisie !== code) }, chemin),
      }))
      .filter(({ compte, coche }) => compte > 0 || coche),
  }
}
