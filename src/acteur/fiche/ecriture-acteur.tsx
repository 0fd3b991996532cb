import { z } from 'zod'
import { texteDe } from '#champ/saisie.ts'
import { ecritureDe } from '#fiche/ecriture/ecriture.routes.ts'
import type { Proposant } from '#fiche/ecriture/lire.ts'
import { page } from '#interface/page.tsx'
import type { Db } from '#socle/db.ts'
import { lireFiltres, un } from '#socle/formulaire.ts'
import type { Contexte } from '#socle/routes.ts'
import { resoudreTerritoire } from '#territoire/resoudre-territoire.ts'
import { nomEtCode } from '#territoire/territoire.ts'
import { creerFiche } from '../acteur.depot.ts'
import { sorteActeur } from '../acteur.sorte.ts'
import type { Acteur, SaisieDeFiche } from '../acteur.ts'
import { FormulaireFiche } from './FormulaireFiche.tsx'
import { deposerSurLaFiche } from './moderation-acteur.ts'
import { listDoublons } from './proposer/doublon.repository.ts'
import { CEstCelleCi, MerciPage, ProposerPage } from './proposer/ProposerPage.tsx'

const scripts = ['champ-territoire']

/** Proposer une fiche, la modifier. */
export const ecriture = ecritureDe(sorteActeur, {
  formulaire: FormulaireFiche,
  scripts,
  proposer: {
    chemin: '/acteurs/proposer',
    garder: proposerFiche,
    avance: remplirDAvance,
    arreter: async (db, contenu, saisie) => {
      const doublons = texteDe(saisie, 'autre_organisation') === '1' ? [] : await listDoublons(db, contenu)
      return doublons.length > 0 ? <CEstCelleCi doublons={doublons} /> : null
    },
    rendre: (c, { formulaire, avis, statut }) => {
      const description = "Faire connaître une organisation qui agit sur un territoire : sa fiche dans l'annuaire."
      return page(
        c,
        { titre: 'Proposer une fiche', description, scripts },
        <ProposerPage>
          {avis}
          {formulaire}
        </ProposerPage>,
        statut,
      )
    },
    remercier: (c) => page(c, { titre: 'Fiche proposée', indexer: false }, <MerciPage connecte={c.var.membre !== null} />),
  },
})

/** Garde la fiche proposée et met sa publication dans la file ; à appeler dans une transaction. */
export async function proposerFiche(trx: Db, { contenu, auteur }: { contenu: SaisieDeFiche; auteur: Proposant }): Promise<Acteur> {
  const fiche = await creerFiche(trx, contenu, { etat: 'proposee', auteurId: auteur.id ?? null, motif: 'proposition' })
  await deposerSurLaFiche(trx, fiche, { genre: 'publier', titre: fiche.nom, resume: fiche.resume, auteur })
  return fiche
}

const avanceSchema = z.object({ nom: un(z.string().max(200), ''), territoires: un(z.string().max(200), '') })

// Un lien peut dire un nom, un territoire d'action (son nom ou son code) ; d'une commune, c'est aussi le siège.
async function remplirDAvance(c: Contexte) {
  const { nom, territoires } = lireFiltres(c, avanceSchema)
  const lu = territoires ? await resoudreTerritoire(c.var.db, territoires) : undefined
  const ici = lu?.genre === 'trouve' ? nomEtCode(lu.territoire) : territoires
  const commune = lu?.genre === 'trouve' && lu.territoire.niveau === 'commune' ? ici : ''
  return { nom, commune, territoires: ici }
}
