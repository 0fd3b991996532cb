import { depotDe } from '#fiche/depot.repository.ts'
import type { Sorte } from '#fiche/sorte.ts'
import { updateUsages } from '#ressource/usage.repository.ts'
import { indexerParcours } from './document-parcours.ts'
import { champs, type SaisieDeParcours } from './parcours.champs.ts'
import { peutComposer } from './parcours.droits.ts'
import { ordreGarde } from './parcours.repository.ts'
import { type EtatDeParcours, ressourcesDe, type SuiteDeParcours, textesDeParcours, urlParcours } from './parcours.ts'

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
  fil: (parcours, acte) => [
    { libelle: 'Parcours', href: '/parcours' },
    ...(acte ? [{ libelle: parcours.titre, href: urlParcours(parcours) }, { libelle: acte }] : [{ libelle: parcours.titre }]),
  ],
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
