import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { creerActeur } from '#acteur/acteur.factory.ts'
import { sorteActeur } from '#acteur/acteur.sorte.ts'
import { formulaireDeFiche } from '#acteur/fiche/fiche.factory.ts'
import { libellesDe } from '#champ/champs.ts'
import { formulaireDeRessource } from '#ressource/contribution/contribution.factory.ts'
import { creerRessource } from '#ressource/ressource.factory.ts'
import { sorteRessource } from '#ressource/ressource.sorte.ts'
import { baseDeTest, poster } from '#socle/base-de-test.ts'
import type { Db } from '#socle/db.ts'
import { trouve } from '#socle/erreurs.ts'
import type { Saisie } from '#socle/formulaire.ts'
import { listVersions } from '#socle/historique.ts'
import { aujourdhui } from '#socle/texte.ts'
import { depotDe } from '../depot.repository.ts'
import { ecrituresDe } from '../enregistrer.ts'
import type { Fiche, Sorte } from '../sorte.ts'
import { lireEcrit, saisieDeLaFiche } from './lire.ts'

const base = baseDeTest()
beforeEach(() => base.vider())

type Proposer = { chemin: string; formulaire: (souhait?: Record<string, string>) => [string, string][] }

/** Une sorte, comme ce fichier l'essaie : une fiche que quelqu'un tient, et ce qu'un navigateur envoie pour la modifier. */
function essayer<S extends object, E extends string, P extends object>(
  sorte: Sorte<S, E, P>,
  creer: (db: Db, souhait: { proprietaireId: string }) => Promise<Fiche<S, E, P>>,
  proposer: Proposer,
) {
  async function tenue() {
    const tient = await base.connecter({ nom: 'Ana' })
    const fiche = await creer(base.db, { proprietaireId: tient.id })
    const relue = async () => trouve(await depotDe(sorte).findById(base.db, fiche.id))
    const depart = await saisieDeLaFiche(base.db, sorte, fiche)
    return {
      cookie: tient.cookie,
      relue,
      montree: async () => saisieDeLaFiche(base.db, sorte, await relue()),
      depart,
      versions: async () => listVersions(base.db, sorte.salle, fiche.id),
      confirmer: () => base.db.transaction().execute((trx) => ecrituresDe(sorte).confirmer(trx, fiche.id, null)),
      quitter: () =>
        base.db
          .transaction()
          .execute((trx) => ecrituresDe(sorte).changerSuivi(trx, fiche.id, { proprietaire_id: null }, { auteurId: null, motif: 'essai' })),
      envoyer: async (change: Saisie, { cookie = tient.cookie, version = 1 } = {}) => {
        const chemin = `${sorte.chemin}/${fiche.slug}/modifier`
        const reponse = await poster(await base.app(), chemin, enNavigateur({ ...depart, ...change, version: String(version) }), cookie)
        return { statut: reponse.status, vers: reponse.headers.get('location') ?? '', texte: await reponse.text() }
      },
    }
  }
  const libelles = Object.keys(libellesDe(sorte.champs))
  return { nom: sorte.salle, tenue, proposer, libelles, lire: (saisie: Saisie) => lireEcrit(base.db, sorte, saisie) }
}

const enNavigateur = (saisie: Saisie): [string, string][] =>
  Object.entries(saisie).flatMap(([nom, valeur]) =>
    [valeur].flat().map((une): [string, string] => [Array.isArray(valeur) ? `${nom}[]` : nom, une]),
  )

const sortes = [
  essayer(sorteActeur, creerActeur, { chemin: '/acteurs/proposer', formulaire: formulaireDeFiche }),
  essayer(sorteRessource, creerRessource, { chemin: '/ressources/contribuer', formulaire: formulaireDeRessource }),
]

describe.each(sortes)('écrire : $nom', ({ tenue, proposer, libelles, lire }) => {
  it('deux personnes enregistrent au même instant : l’une passe, l’autre voit les deux textes côte à côte et garde le sien', async () => {
    const { envoyer, montree, versions } = await tenue()
    const admin = await base.connecter({ role: 'administrateur' })
    const issues = await Promise.all([
      envoyer({ resume: 'Le texte d’Ana.' }),
      envoyer({ resume: 'Le texte de Zoé.' }, { cookie: admin.cookie }),
    ])
    expect(issues.map(({ statut }) => statut).sort()).toEqual([303, 409])
    const conflit = issues.find(({ statut }) => statut === 409)?.texte ?? ''
    expect(conflit).toMatch(/pendant que vous écriviez[\s\S]*<del>Le texte[\s\S]*<ins>Le texte/)
    const [garde, ecarte] = String((await montree()).resume).includes('Ana') ? ['d’Ana', 'de Zoé'] : ['de Zoé', 'd’Ana']
    expect(conflit.replaceAll(/<\/?mark>/g, '')).toContain(`<del>Le texte ${garde}`)
    expect(conflit).toMatch(new RegExp(`<textarea[^>]*>Le texte ${ecarte}`))
    expect(conflit).toContain('name="version" value="2"')
    expect(await versions()).toHaveLength(2)
  })

  it('après un conflit, enregistrer sa version en connaissance de cause passe', async () => {
    const { envoyer, montree } = await tenue()
    await envoyer({ resume: 'Première.' })
    expect((await envoyer({ resume: 'Seconde.' })).statut).toBe(409)
    expect((await montree()).resume).toBe('Première.')
    expect((await envoyer({ resume: 'Seconde.' }, { version: 2 })).statut).toBe(303)
    expect((await montree()).resume).toBe('Seconde.')
  })

  it('une vérification ou un changement de mains entre-temps n’est pas un conflit', async () => {
    const { envoyer, confirmer, quitter } = await tenue()
    const { cookie } = await base.connecter({ role: 'administrateur' })
    await confirmer()
    await quitter()
    expect((await envoyer({ resume: 'Après.' }, { cookie })).statut).toBe(303)
  })

  it('un numéro de version inventé n’écrase rien', async () => {
    const { envoyer, montree, depart } = await tenue()
    for (const version of [0, 9, -1]) expect((await envoyer({ resume: 'Écrasé.' }, { version })).statut).toBe(409)
    expect(await montree()).toEqual(depart)
  })

  it('enregistrer sans rien changer garde tout, ne fait pas de version, et dit la fiche à jour', async () => {
    const { envoyer, montree, depart, versions, relue } = await tenue()
    expect((await envoyer({})).vers).toContain('avis=inchangee')
    expect(await montree()).toEqual(depart)
    expect(await versions()).toHaveLength(1)
    expect((await relue()).verifieeLe).toBe(aujourdhui())
  })

  it('qui anime la modifie sans la dire à jour à la place de qui la tient', async () => {
    const { envoyer, relue } = await tenue()
    const { cookie } = await base.connecter({ role: 'administrateur' })
    expect((await envoyer({ resume: 'Corrigé.' }, { cookie })).vers).toContain('avis=modifiee')
    expect((await relue()).verifieeLe).toBeNull()
  })

  it('un champ faux rend tout ce qui est écrit, et n’écrit rien', async () => {
    const { envoyer, versions } = await tenue()
    const { statut, texte } = await envoyer({ resume: '<b>Mon</b> résumé', motif: 'x'.repeat(201) })
    expect(statut).toBe(422)
    expect(texte).toContain('&lt;b>Mon&lt;/b> résumé')
    expect(texte).toContain('Ce motif est trop long')
    expect(await versions()).toHaveLength(1)
  })

  it('proposée sans compte, elle attend ; un membre, lui, n’a ni nom ni adresse à redonner', async () => {
    const app = await base.app()
    const anonyme = await poster(app, proposer.chemin, proposer.formulaire({ votre_courriel: 'ana' }))
    expect([anonyme.status, (await anonyme.text()).includes('Pour vous répondre')]).toEqual([422, true])
    const { cookie } = await base.connecter()
    const sien = await poster(app, proposer.chemin, proposer.formulaire({ votre_nom: '', votre_courriel: '' }), cookie)
    expect(sien.headers.get('location')).toBe(`${proposer.chemin}/merci`)
    expect((await app.request(`${proposer.chemin}/merci`)).status).toBe(200)
    expect(await base.db.selectFrom('demande').select('genre').execute()).toEqual([{ genre: 'publier' }])
  })

  it('un robot qui remplit le champ caché croit avoir réussi', async () => {
    const reponse = await poster(await base.app(), proposer.chemin, proposer.formulaire({ adresse_bis: 'https://pub.invalid' }))
    expect(reponse.headers.get('location')).toBe(`${proposer.chemin}/merci`)
    expect(await base.db.selectFrom('demande').select('id').execute()).toEqual([])
  })

  it('ne lève jamais d’exception, quoi que l’on envoie', async () => {
    const valeur = fc.oneof(fc.string(), fc.array(fc.string(), { maxLength: 3 }))
    const saisies = fc.dictionary(fc.constantFrom(...libelles), valeur)
    await fc.assert(
      fc.asyncProperty(saisies, async (saisie) => void (await lire(saisie))),
      { numRuns: 50 },
    )
  })
})
