import { texteDe } from '#champ/saisie.ts'
import { ecritureDe } from '#fiche/ecriture/ecriture.routes.ts'
import type { Cadre } from '#fiche/ecriture/formulaire.tsx'
import type { Vue } from '#fiche/ecriture/proposer.routes.tsx'
import { listByCles } from '#fichier/fichier.repository.ts'
import { page } from '#interface/page.tsx'
import type { Db } from '#socle/db.ts'
import type { Contexte } from '#socle/routes.ts'
import { findById } from '../ressource.depot.ts'
import { sorteRessource } from '../ressource.sorte.ts'
import type { Ressource, SaisieDeRessource } from '../ressource.ts'
import { refuserAdaptation } from './adapter.routes.tsx'
import { ContribuerPage, MerciPage } from './contribuer/ContribuerPage.tsx'
import { contribuerRessource, suivreModification } from './contribuer/garder-ressource.ts'
import { clesDe, envoiDeRessource } from './formulaire/envoi-de-ressource.ts'
import { Actions, actionsPour, type EtatDeRessource, FormulaireRessource } from './formulaire/FormulaireRessource.tsx'

/** Comment une ressource s'écrit : avec des fichiers, et des brouillons. */
export const cadreDeRessource = {
  formulaire,
  libelles: { adaptation: 'Ce que votre adaptation change', message: 'Votre message' },
  scripts: ['champ-territoire', 'redaction'],
  envoi: envoiDeRessource,
  brouillons: true,
} satisfies Cadre<SaisieDeRessource, Ressource>

async function formulaire(etat: EtatDeRessource, db: Db) {
  const { membre, saisie } = etat
  const joints = membre ? await listByCles(db, clesDe(saisie)) : []
  return (
    <FormulaireRessource {...etat} joints={joints} brouillon={membre ? 'serveur' : 'navigateur'}>
      <Actions actions={actionsPour(etat)} enregistrable={membre !== null} />
    </FormulaireRessource>
  )
}

/** Contribuer, retrouver ses brouillons, modifier. */
export const ecriture = ecritureDe(sorteRessource, {
  ...cadreDeRessource,
  proposer: {
    chemin: '/ressources/contribuer',
    refuser: refuserAdaptation,
    garder: contribuerRessource,
    rendre,
    remercier: (c) =>
      page(c, { titre: 'Ressource proposée', indexer: false, scripts: ['redaction'] }, <MerciPage connecte={c.var.membre !== null} />),
  },
  ensuite: suivreModification,
})

async function rendre(c: Contexte, { formulaire, avis, saisie, statut }: Vue): Promise<Response> {
  const id = Number(texteDe(saisie, 'adaptee_de'))
  const lue = id > 0 && Number.isSafeInteger(id) ? await findById(c.var.db, id) : undefined
  const origine = lue?.etat === 'publiee' ? lue : null
  const meta = {
    titre: titreDe(texteDe(saisie, 'brouillon') !== '', origine),
    description: 'Partager une méthode, un exemple, un outil, un chiffre avec tout le réseau, avec ou sans compte.',
    scripts: cadreDeRessource.scripts,
    indexer: statut === 200 && origine === null,
  }
  const contenu = (
    <ContribuerPage connecte={c.var.membre !== null} avis={avis} origine={origine}>
      {formulaire}
    </ContribuerPage>
  )
  return page(c, meta, contenu, statut)
}

function titreDe(repris: boolean, origine: Ressource | null): string {
  if (origine) return `Adaptation de ${origine.titre}`
  return repris ? 'Reprendre un brouillon' : 'Partager une ressource'
}
