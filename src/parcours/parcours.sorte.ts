import { depotDe } from '#fiche/depot.repository.ts'
import { filDe } from '#fiche/mots.ts'
import type { Sorte } from '#fiche/sorte.ts'
import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import { updateUsages } from '#ressource/usage.repository.ts'
import type { Db } from '#socle/db.ts'
import { desindexer, indexer } from '#socle/moteur.ts'
import { enTextes } from '#socle/rendu/garder-rendus.ts'
import { champs, type SaisieDeParcours } from './parcours.champs.ts'
import { peutComposer } from './parcours.droits.ts'
import { ordreGarde } from './parcours.repository.ts'
import {
  type EtatDeParcours,
  type Parcours,
  ressourcesDe,
  type SuiteDeParcours,
  texteDe,
  textesDeParcours,
  urlParcours,
} from './parcours.ts'

/** Un chemin d'apprentissage : des blocs ordonnés, que l'on suit seul ou en équipe. */
export const sorteParcours: Sorte<SaisieDeParcours, EtatDeParcours, SuiteDeParcours> = {
  salle: 'parcours',
  table: 'parcours',
  chemin: '/parcours',
  reserves: ['nouveau', 'gerer', 'ordre', 'groupes', 'adopter'],
  ordre: ['ordre', 'id'],
  mots: {
    un: 'un parcours',
    la: 'le parcours',
    cette: 'ce parcours',
    pluriel: 'parcours',
    dans: 'dans la liste',
    hors: 'hors de la liste',
    genre: 'm',
  },
  champs,
  titre: ({ titre }) => titre,
  url: urlParcours,
  fil: filDe({ libelle: 'Parcours', href: '/parcours' }, 'titre', urlParcours),
  etats: {
    archive: { libelle: 'Archivé', public: false },
    brouillon: { libelle: 'Brouillon', public: false },
    publie: { libelle: 'Publié', public: true },
  },
  ecriteAuMieuxPar: 'animateur',
  peutModifier: peutComposer,
  siege: () => null,
  touche: ({ termeIds }) => ({ lieux: [], termes: termeIds }),
  plus: ({ ordre }) => ({ ordre: Number(ordre) }),
  calculees: { ordre: ordreGarde },
  publiable: ({ blocs }) => (blocs.length === 0 ? "Ce parcours n'a pas encore d'étape : ajoutez-en une d'abord." : undefined),
  rendus: textesDeParcours,
  indexer: async (trx, ids) => {
    for (const parcours of await depotDe(sorteParcours).listByIds(trx, ids)) await indexerParcours(trx, parcours)
  },
  apres: async (trx, _, parcours) => {
    const objet = { salle: 'parcours', objetId: parcours.id, titre: parcours.titre, chemin: urlParcours(parcours) }
    await updateUsages(trx, objet, parcours.etat === 'publie' ? ressourcesDe(parcours.blocs) : [])
  },
}

/** Récrit ce que la recherche sait de ce parcours : publié il y entre, sinon il en sort. */
async function indexerParcours(db: Db, parcours: Parcours): Promise<void> {
  await desindexer(db, 'parcours', [parcours.id])
  if (parcours.etat !== 'publie') return
  const referentiel = await chargerReferentiel(db)
  const ids = [...parcours.termeIds, ...(parcours.termeId === null ? [] : [parcours.termeId])]
  const textes = parcours.blocs.map((bloc) => `${bloc.titre}\n\n${texteDe(bloc)}`)
  await indexer(db, [
    {
      salle: 'parcours',
      objetId: parcours.id,
      titre: parcours.titre,
      termes: ids.map((id) => referentiel.parId(id)?.libelle ?? '').join(' '),
      resume: `${parcours.resume} ${parcours.pourQui}`,
      texte: (await enTextes([parcours.but, ...textes])).join(' '),
      etiquettes: ids.map((id) => `t:${id}`),
      point: null,
    },
  ])
}
