import { listByIds as listActeurs } from '#acteur/acteur.depot.ts'
import { listByIds as listFichiers } from '#fichier/fichier.repository.ts'
import { dureeEnMots } from '#interface/duree.ts'
import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import type { Referentiel } from '#referentiel/referentiel.ts'
import { champsDuCadre } from '#ressource/cadre.tsx'
import { licences } from '#ressource/licences.ts'
import { listByIds } from '#ressource/ressource.depot.ts'
import type { SaisieDeRessource } from '#ressource/ressource.ts'
import { comparerAPart } from '#socle/comparer-a-part.ts'
import type { Db } from '#socle/db.ts'
import type { Difference } from '#socle/differer.ts'
import { findByIds } from '#territoire/territoire.repository.ts'
import { nomDistinct } from '#territoire/territoire.ts'
import { libellesDuCadre } from '../formulaire/ChampsDuCadre.tsx'

/** Les champs qui diffèrent entre deux contenus, en toutes lettres ; les textes ligne par ligne. */
export async function comparerRessources(db: Db, avant: SaisieDeRessource, apres: SaisieDeRessource): Promise<Difference[]> {
  const noms = await nommer(db, [avant, apres])
  return comparerAPart(champs(avant, noms), champs(apres, noms))
}

type Noms = { referentiel: Referentiel } & Record<'lieux' | 'acteurs' | 'fichiers' | 'ressources', Map<number, string>>

async function nommer(db: Db, contenus: SaisieDeRessource[]): Promise<Noms> {
  const tous = (ids: (contenu: SaisieDeRessource) => number[]) => [...new Set(contenus.flatMap(ids))]
  const [referentiel, lieux, acteurs, fichiers, ressources] = await Promise.all([
    chargerReferentiel(db),
    findByIds(
      db,
      tous((r) => (r.territoireId === null ? [] : [r.territoireId])),
    ),
    listActeurs(
      db,
      tous((r) => r.acteurIds),
    ),
    listFichiers(
      db,
      tous((r) => r.fichiers.map(({ id }) => id)),
    ),
    listByIds(
      db,
      tous((r) => r.lieeIds),
    ),
  ])
  return {
    referentiel,
    lieux: new Map(lieux.map((t) => [t.id, nomDistinct(t)])),
    acteurs: new Map(acteurs.map(({ id, nom }) => [id, nom])),
    fichiers: new Map(fichiers.map(({ id, nom }) => [id, nom])),
    ressources: new Map(ressources.map(({ id, titre }) => [id, titre])),
  }
}

function champs(r: SaisieDeRessource, { referentiel, lieux, acteurs, fichiers, ressources }: Noms): Map<string, string[]> {
  const ligne = (texte: string | null) => (texte ? [texte] : [])
  const lignes = (texte: string) => (texte === '' ? [] : texte.split('\n'))
  const terme = (id: number | null) => (id === null ? [] : [referentiel.parId(id)?.libelle ?? 'Terme disparu'])
  const liste = (nom: string) => r.termeIds.flatMap((id) => (referentiel.parId(id)?.liste === nom ? terme(id) : []))
  const nomme = (noms: Map<number, string>, ids: number[]) => ids.map((id) => noms.get(id) ?? 'Disparu depuis')
  return new Map([
    ['Titre', [r.titre]],
    ['En deux phrases', ligne(r.resume)],
    ['Type', terme(r.typeId)],
    ...champsDuCadre.map((nom): [string, string[]] => [libellesDuCadre[`cadre_${nom}`] ?? nom, lignes(r.cadre?.[nom] ?? '')]),
    ['Texte', lignes(r.corps)],
    ['Fichiers', r.fichiers.map(({ id, titre }) => [titre, fichiers.get(id) ?? 'Fichier disparu'].filter(Boolean).join(' : '))],
    ['Pour qui', terme(r.maturiteId)],
    ['Temps', r.dureeMinutes === null ? [] : [dureeEnMots(r.dureeMinutes)]],
    ['Thématiques', liste('thematique')],
    ['Pratiques', liste('pratique')],
    ['Profils', liste('profil')],
    ['Objectifs de développement durable', liste('odd')],
    ["Cibles de l'ODD 17", liste('cible')],
    ['Territoire', nomme(lieux, r.territoireId === null ? [] : [r.territoireId])],
    ['Organisations', nomme(acteurs, r.acteurIds)],
    ['Auteurs', r.auteurs],
    ['Année', r.annee === null ? [] : [String(r.annee)]],
    ['Licence', [licences[r.licence].nom]],
    ['Source', ligne(r.source)],
    ['Adresse de la source', ligne(r.sourceUrl)],
    ['À lire ensuite', nomme(ressources, r.lieeIds)],
  ])
}
