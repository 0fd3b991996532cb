import { droitsDeQuiImporte } from '#fiche/tableau/import/executer-import.ts'
import { optionsDe } from '#fiche/tableau/import/imports.ts'
import { menerDUnTrait } from '#fiche/tableau/tableau-de.ts'
import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import type { Db } from '#socle/db.ts'
import { menerImport, type Travail } from '#socle/echange/mener-import.ts'
import { parcourirContenu, type SuiviDImport, updateEtat } from '#socle/echange/suivi-import.repository.ts'
import { ErreurMetier } from '#socle/erreurs.ts'
import { pluriel } from '#socle/texte.ts'
import { findCorrespondances, updateCorrespondances } from './import.repository.ts'
import { type Analyse, totalDesTextes } from './wordpress/analyse.ts'
import { analyser } from './wordpress/analyser.ts'
import { creerConvertisseur } from './wordpress/convertir-a-part.ts'
import type { Choix } from './wordpress/correspondances.ts'
import { choixProposes } from './wordpress/deviner.ts'
import { type ContenuNumerote, type ContexteWxr, convertirLot, importerContenus } from './wordpress/importer-contenus.ts'
import { lireWxr } from './wordpress/lire-wxr.ts'
import { estUnTexte } from './wordpress/wxr.ts'

/** Fait avancer l'analyse d'un export WordPress, ou sa reprise une fois ses rubriques rangées. */
export const executerWordpress = (db: Db, { id }: SuiviDImport): Promise<void> =>
  menerImport(db, id, (suivi) => (optionsDe(suivi).etape === 'analyse' ? analyserLeSite(db, suivi) : reprendre(db, suivi)))

// Rien n'est écrit ici : arrêtée au milieu, l'analyse recommence.
async function analyserLeSite(db: Db, { id }: SuiviDImport): Promise<Travail<ContenuNumerote>> {
  await updateEtat(db, id, { etat: 'en-cours' })
  const analyse = await analyser(parcourirContenu(db, id))
  await updateCorrespondances(db, id, { analyse }, 'analyse')
  return { phrase: decrire(analyse), lignes: async function* () {}, importerLot: async () => [] }
}

async function reprendre(db: Db, { id, auteurId, simuler }: SuiviDImport): Promise<Travail<ContenuNumerote>> {
  await droitsDeQuiImporte(db, auteurId)
  const { analyse, choix } = await findCorrespondances(db, id)
  if (!analyse || !choix) throw new ErreurMetier(409, "Les rubriques de cet export n'ont pas encore trouvé leur place.")
  return preparer(db, () => parcourirContenu(db, id), { auteurId, simuler, analyse, choix })
}

/** Reprend un export WordPress d'un trait, en brouillons, chaque rubrique allant là où son nom la mène. */
export async function importerWordpress(db: Db, octets: Uint8Array, { simuler }: { simuler: boolean }) {
  async function* lire() {
    for (let i = 0; i < octets.length; i += 65_536) yield octets.subarray(i, i + 65_536)
  }
  const [analyse, referentiel] = [await analyser(lire()), await chargerReferentiel(db)]
  const choix = { ...choixProposes(analyse, referentiel), typeId: referentiel.parCode('medoc', 'methode')?.id ?? 0 }
  return menerDUnTrait(db, await preparer(db, lire, { auteurId: null, simuler, analyse, choix }))
}

type Options = { auteurId: string | null; simuler: boolean; analyse: Analyse; choix: Choix }

async function preparer(
  db: Db,
  lire: () => AsyncIterable<Uint8Array>,
  { analyse, ...options }: Options,
): Promise<Travail<ContenuNumerote>> {
  const medias = new Map(analyse.medias.map(({ id, url, alternative }) => [id, { url, alternative }]))
  const contexte: ContexteWxr = { ...options, site: analyse.site, referentiel: await chargerReferentiel(db), vus: new Map() }
  const convertir = creerConvertisseur(analyse.site.url, (id) => (id > 0 ? medias.get(id) : undefined))
  return {
    phrase: decrire(analyse),
    total: totalDesTextes(analyse),
    lignes: () => textesDe(lire()),
    taille: 20,
    preparerLot: (lus) => convertirLot(lus, contexte, convertir),
    importerLot: (trx, lus) => importerContenus(trx, lus, contexte),
  }
}

// Ce que contient l'export, en une phrase.
function decrire(analyse: Analyse): string {
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
