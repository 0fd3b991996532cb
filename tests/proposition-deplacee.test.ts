import { beforeEach, expect, it } from 'vitest'
import { modifierFiche, saisieDe } from '#acteur/acteur.depot.ts'
import { creerActeur } from '#acteur/acteur.factory.ts'
import { proposerFiche } from '#acteur/fiche/ecriture-acteur.tsx'
import { demanderPublication } from '#fiche/cycle/publication.ts'
import { deciderDemandes } from '#membre/moderation.ts'
import { modifierRessource, saisieDe as saisieDeRessource } from '#ressource/ressource.depot.ts'
import { creerRessource } from '#ressource/ressource.factory.ts'
import { sorteRessource } from '#ressource/ressource.sorte.ts'
import { salles } from '#salles.ts'
import { toutesLesModerations } from '#socle/apports.ts'
import { baseDeTest } from '#socle/base-de-test.ts'
import { findByNiveauEtCode } from '#territoire/territoire.repository.ts'

const base = baseDeTest()
beforeEach(async () => {
  await base.vider()
  await base.app()
})

it('une proposition déplacée depuis sa demande ne se publie pas par qui n’anime plus là où elle est', async () => {
  const nantes = (await findByNiveauEtCode(base.db, 'commune', '44109'))?.id ?? 0
  const puyDeDome = (await findByNiveauEtCode(base.db, 'departement', '63'))?.id ?? 0
  const auteur = { auteurId: null, motif: 'essai' }
  const modele = saisieDe(await creerActeur(base.db, { etat: 'archivee' }))
  const contenu = { ...modele, nom: 'Nomade', termeIds: [] }
  const fiche = await base.db.transaction().execute((trx) => proposerFiche(trx, { contenu, auteur: { nom: 'Ana' } }))
  const ressource = await creerRessource(base.db, { etat: 'proposee', termeIds: [] })
  await base.db.transaction().execute((trx) => demanderPublication(trx, sorteRessource, ressource, { nom: 'Ana' }))
  const moderateur = {
    id: (await base.connecter({ role: 'animateur' })).id,
    nom: 'Anouk',
    courriel: 'anouk@essai.invalid',
    role: 'animateur' as const,
    perimetres: { territoires: [puyDeDome], thematiques: [] },
  }
  const accepter = async () => {
    const demandes = await base.db.selectFrom('demande').select('id').where('etat', '=', 'en-attente').execute()
    return deciderDemandes(base.db, {
      ids: demandes.map(({ id }) => id),
      decision: 'accepter',
      phrase: '',
      moderateur,
      moderations: toutesLesModerations(salles),
    })
  }
  const placer = (communeId: number | null) =>
    base.db.transaction().execute(async (trx) => {
      await modifierFiche(trx, fiche.id, { ...saisieDe(fiche), communeId, territoireIds: [] }, auteur)
      await modifierRessource(trx, ressource.id, { ...saisieDeRessource(ressource), territoireId: communeId }, auteur)
    })
  await placer(nantes)
  const { decidees, refus } = await accepter()
  expect([decidees, refus.map(({ erreur }) => erreur.statut)]).toEqual([[], [403, 403]])
  expect(refus[0]?.erreur.message).toContain('a changé de territoire ou de thématique depuis la demande')
  await placer(fiche.communeId)
  expect((await accepter()).decidees).toHaveLength(2)
})
