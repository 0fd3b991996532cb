import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import type { Db } from '#socle/db.ts'
import type { Travail } from '#socle/echange/mener-import.ts'
import { pluriel } from '#socle/texte.ts'
import { type Analyse, totalDesTextes } from './wordpress/analyse.ts'
import { creerConvertisseur } from './wordpress/convertir-a-part.ts'
import type { Choix } from './wordpress/correspondances.ts'
import { type ContenuNumerote, type ContexteWxr, convertirLot, importerContenus } from './wordpress/importer-contenus.ts'
import { lireWxr } from './wordpress/lire-wxr.ts'
import { estUnTexte } from './wordpress/wxr.ts'

type Options = { auteurId: string | null; simuler: boolean; analyse: Analyse; choix: Choix }

/** Ce qu'il faut pour reprendre un export WordPress analysé et dont les rubriques ont trouvé leur place. */
export async function preparerWordpress(
  db: Db,
  lire: () => AsyncIterable<Uint8Array>,
  { auteurId, simuler, analyse, choix }: Options,
): Promise<Travail<ContenuNumerote>> {
  const medias = new Map(analyse.medias.map(({ id, url, alternative }) => [id, { url, alternative }]))
  const referentiel = await chargerReferentiel(db)
  const adresse = (id: number) => (id > 0 ? medias.get(id) : undefined)
  const contexte: ContexteWxr = { site: analyse.site, choix, referentiel, auteurId, simuler, vus: new Map() }
  const convertir = creerConvertisseur(analyse.site.url, adresse)
  const total = totalDesTextes(analyse)
  return {
    phrase: decrire(analyse),
    total,
    lignes: () => textesDe(lire()),
    taille: 20,
    preparerLot: (lus) => convertirLot(lus, contexte, convertir),
    importerLot: (trx, lus) => importerContenus(trx, lus, contexte),
  }
}

/** Ce que contient l'export, en une phrase. */
export function decrire(analyse: Analyse): string {
  const medias = analyse.medias.filter(({ id }) => id > 0).length
  const site = analyse.site.titre || analyse.site.url
  return `Export WordPress${site ? ` de « ${site} »` : ''} : ${pluriel(totalDesTextes(analyse), 'texte', 'textes')}, ${pluriel(medias, 'fichier', 'fichiers')}.`
}

async function* textesDe(octets: AsyncIterable<Uint8Array>): AsyncGenerator<ContenuNumerote> {
  for await (const lu of lireWxr(octets)) {
    if (lu.genre !== 'contenu' || !estUnTexte(lu.contenu)) continue
    const { rang, titre, slug } = lu.contenu
    yield { ligne: rang, nom: titre.slice(0, 200).toWellFormed() || slug || 'Sans titre', contenu: lu.contenu }
  }
}
