import { page } from '#interface/page.tsx'
import { ErreurMetier, trouve } from '#socle/erreurs.ts'
import { lireFormulaire, type Saisie } from '#socle/formulaire.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import { enregistrerGroupement } from './enregistrer-groupement.ts'
import { GroupementPage, SupprimerGroupementPage } from './GroupementPage.tsx'
import { countUsages, deleteGroupement, listMembres } from './groupement.repository.ts'
import { peutChangerLesPerimetres } from './territoire.droits.ts'
import { findBySlug } from './territoire.repository.ts'
import { groupement as schema } from './territoire.schema.ts'
import { nomEtCode, type Territoire, urlTerritoire } from './territoire.ts'

const modifier = '/territoires/groupements/:slug/modifier'
const supprimer = '/territoires/groupements/:slug/supprimer'

/** Les URL des groupements libres, réservées à l'animation. */
export const routes = routesDe('territoire')
  .get('/territoires/groupements/creer', 'animateur', (c) => formulaire(c, {}))
  .post('/territoires/groupements/creer', 'animateur', (c) => enregistrer(c), { limite: 'formulaire' })
  .get(modifier, 'animateur', async (c) => {
    const g = await lire(c)
    return formulaire(c, { nom: g.nom, nature: g.nature ?? '', membres: (await listMembres(c.var.db, g.id)).map(nomEtCode).join('\n') }, g)
  })
  .post(modifier, 'animateur', async (c) => enregistrer(c, await lire(c)), { limite: 'formulaire' })
  .get(supprimer, 'animateur', async (c) => {
    const g = await lire(c)
    const usages = await countUsages(c.var.db, g.id)
    return page(c, { titre: `Supprimer ${g.nom}`, indexer: false }, <SupprimerGroupementPage groupement={g} usages={usages} />)
  })
  .post(
    supprimer,
    'animateur',
    async (c) => {
      const g = await lire(c)
      if ((await countUsages(c.var.db, g.id)) > 0)
        throw new ErreurMetier(409, 'Ce groupement est encore cité par des fiches : retirez-le d’abord de là.')
      await deleteGroupement(c.var.db, g.id)
      return c.redirect('/territoires', 303)
    },
    { limite: 'formulaire' },
  )

async function enregistrer(c: Contexte, groupement?: Territoire): Promise<Response> {
  const lu = await lireFormulaire(c, schema)
  if (!lu.ok) return formulaire(c, lu.saisie, groupement, { erreurs: lu.erreurs, douteux: [] })
  const resultat = await enregistrerGroupement(c.var.db, lu.valeurs, {
    id: groupement?.id,
    perimetres: peutChangerLesPerimetres(c.var.membre),
  })
  if (!resultat.ok) return formulaire(c, lu.saisie, groupement, resultat)
  return c.redirect(urlTerritoire(resultat.groupement), 303)
}

type EnErreur = Pick<Parameters<typeof GroupementPage>[0], 'erreurs' | 'douteux'>

function formulaire(c: Contexte, saisie: Saisie, groupement?: Territoire, enErreur?: EnErreur): Response {
  const titre = groupement ? `Modifier ${groupement.nom}` : 'Créer un groupement de territoires'
  const contenu = (
    <GroupementPage groupement={groupement} saisie={saisie} erreurs={enErreur?.erreurs ?? {}} douteux={enErreur?.douteux ?? []} />
  )
  return page(c, { titre, indexer: false, scripts: ['champ-territoire'] }, contenu, enErreur ? 422 : 200)
}

async function lire(c: Contexte): Promise<Territoire> {
  return trouve(await findBySlug(c.var.db, 'groupement', c.req.param('slug') ?? ''), "Ce groupement n'existe pas, ou n'existe plus.")
}
