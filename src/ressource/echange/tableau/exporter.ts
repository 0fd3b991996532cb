import type { Trouve } from '#fiche/catalogue/question/fonds.ts'
import { champsDuCadre } from '#ressource/cadre.ts'
import { urlRessource } from '#ressource/ressource.ts'
import { config } from '#socle/config.ts'
import type { Db } from '#socle/db.ts'
import { desamorcer } from '#socle/echange/cellule.ts'
import { avecVirgules, enFlux, enRangee } from '#socle/echange/flux-csv.ts'
import { type Colonne, colonnes, separateurDeListe } from './colonnes.ts'
import { parcourirRessources, type RessourceExportee } from './export.repository.ts'

/** Le tableau CSV des ressources trouvées : virgules, UTF-8 avec marque (les tableurs la reconnaissent), tout entre guillemets. */
export function exporterCsv(db: Db, trouve: Trouve<unknown>): ReadableStream<Uint8Array> {
  return enFlux(parcourirRessources(db, trouve), {
    debut: `\uFEFF${enRangee(colonnes)}`,
    page: (ressources) => ressources.map((r) => enRangee(cellulesDe(enObjet(r)))).join(''),
    fin: '',
  })
}

/** Les mêmes colonnes en JSON : listes en tableaux, rien de vide. */
export function exporterJson(db: Db, trouve: Trouve<unknown>): ReadableStream<Uint8Array> {
  return enFlux(parcourirRessources(db, trouve), {
    debut: '{"ressources":[\n',
    page: (ressources, rang) =>
      avecVirgules(
        ressources.map((r) => JSON.stringify(sansVide(enObjet(r)))),
        rang,
      ),
    fin: '\n]}\n',
  })
}

type Objet = Partial<Record<Colonne, string | number | boolean | string[] | null>>

function enObjet(r: RessourceExportee): Objet {
  const codes = (liste: string) => r.termes.filter((terme) => terme.liste === liste).map(({ code }) => code)
  return {
    cle: r.slug,
    titre: r.titre,
    type: r.type,
    maturite: r.maturite,
    duree_minutes: r.dureeMinutes,
    thematiques: codes('thematique'),
    odd: codes('odd'),
    cibles: codes('cible'),
    pratiques: codes('pratique'),
    profils: codes('profil'),
    resume: r.resume,
    corps: r.corps,
    ...Object.fromEntries(champsDuCadre.map((champ) => [`cadre_${champ}`, r.cadre?.[champ] ?? ''])),
    territoire: r.territoire,
    territoire_nom: r.territoireNom,
    auteurs: r.auteurs,
    acteurs: r.acteurs,
    annee: r.annee,
    licence: r.licence,
    langue: r.langue,
    source: r.source,
    source_url: r.sourceUrl,
    cle_externe: r.cleExterne,
    liees: r.liees,
    proposition: r.estProposition,
    verifiee_le: r.verifieeLe,
    publiee_le: r.publieeLe.toISOString(),
    url: `${config.adresse}${urlRessource(r)}`,
  }
}

function cellulesDe(objet: Objet): string[] {
  return colonnes.map((colonne) => {
    const valeur = objet[colonne] ?? ''
    if (Array.isArray(valeur)) return desamorcer(valeur.join(separateurDeListe))
    return typeof valeur === 'boolean' ? (valeur ? 'oui' : 'non') : desamorcer(String(valeur))
  })
}

const sansVide = (objet: Objet): Objet =>
  Object.fromEntries(
    Object.entries(objet).filter(([, valeur]) => valeur !== null && valeur !== '' && !(Array.isArray(valeur) && valeur.length === 0)),
  )
