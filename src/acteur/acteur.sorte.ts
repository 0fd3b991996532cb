import { type Champs, faute, lu } from '#champ/champ.ts'
import { texteDe } from '#champ/saisie.ts'
import { identifiantsUniques } from '#fiche/identifiants.repository.ts'
import type { Ligne, Sorte } from '#fiche/sorte.ts'
import type { Db } from '#socle/db.ts'
import type { Saisie } from '#socle/formulaire.ts'
import { findById as findTerritoire } from '#territoire/territoire.repository.ts'
import { champs, type SaisieDeFiche, siegeRequis } from './acteur.champs.ts'
import { type EtatDeFiche, etats } from './acteur.etats.ts'
import { calculees, deduites } from './acteur.repository.ts'
import { filDeLaFiche, rendusDeFiche, type SuiteDeFiche, urlActeur } from './acteur.ts'
import { indexerActeurs } from './document-acteur.ts'

/** Une organisation qui agit : sa fiche dans l'annuaire. */
export const sorteActeur: Sorte<SaisieDeFiche, EtatDeFiche, SuiteDeFiche> = {
  salle: 'acteur',
  table: 'acteur',
  chemin: '/acteurs',
  reserves: ['proposer', 'imports', 'numero'],
  ordre: ['tri', 'id'],
  mots: {
    un: 'une fiche',
    la: 'la fiche',
    cette: 'cette fiche',
    pluriel: 'fiches',
    dans: "dans l'annuaire",
    hors: "de l'annuaire",
    genre: 'f',
  },
  champs: champs satisfies Champs<SaisieDeFiche>,
  titre: ({ nom }) => nom,
  url: urlActeur,
  fil: filDeLaFiche,
  etats,
  siege: ({ communeId, departementId }) => communeId ?? departementId,
  touche: (fiche) => ({ lieux: [...fiche.territoireIds, ...siegeDe(fiche)], termes: fiche.termeIds }),
  ecriteAuMieuxPar: 'membre',
  plus: ({ region_id }) => ({ regionId: typeof region_id === 'number' ? region_id : null }),
  deduites,
  calculees,
  relire,
  normaliser: (contenu, avant) => ({
    ...contenu,
    departementId: contenu.communeId === null ? contenu.departementId : null,
    // Un point absent de la saisie laisse la fiche placée à sa commune : ce n'est pas un changement tant que la commune reste la même.
    point: contenu.point ?? (avant?.communeId === contenu.communeId ? avant.point : null),
  }),
  conclure,
  exiger: identifiantsUniques({ table: 'acteur', nom: 'nom', un: 'une fiche', cles: ['siret', 'rna', 'cleExterne'] }),
  rendus: rendusDeFiche,
  verifiable: true,
  indexer: indexerActeurs,
}

const siegeDe = ({ communeId, departementId }: SaisieDeFiche): number[] => [communeId ?? departementId].filter((id) => id !== null)

function relire(ligne: Ligne, contenu: SaisieDeFiche): SaisieDeFiche {
  const { longitude, latitude } = ligne
  const situee = typeof longitude === 'number' && typeof latitude === 'number'
  return {
    ...contenu,
    point: situee ? { longitude, latitude } : null,
    // La colonne porte aussi le profil et la sphère : les filtres n'en lisent qu'une.
    termeIds: contenu.termeIds.filter((id) => id !== contenu.profilId && id !== contenu.sphereId),
  }
}

// Le siège est une commune ou, à défaut, un département ; le lieu exact reste celui d'avant tant que l'adresse ne change pas.
async function conclure(contenu: SaisieDeFiche, saisie: Saisie, avant: SaisieDeFiche | undefined, db: Db) {
  const vide = texteDe(saisie, 'commune') === ''
  const connaissait = avant === undefined || siegeDe(avant).length > 0
  if (vide && connaissait) return faute('commune', siegeRequis)
  const siege = contenu.communeId === null ? undefined : await findTerritoire(db, contenu.communeId)
  const communeId = siege?.niveau === 'commune' ? siege.id : null
  const memeLieu = avant !== undefined && avant.communeId === communeId && avant.adresse === contenu.adresse
  const departementId = siege?.niveau === 'departement' ? siege.id : null
  return lu({ ...contenu, communeId, departementId, point: memeLieu ? avant.point : null })
}
