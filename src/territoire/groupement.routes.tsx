import { Bouton } from '#interface/Bouton.tsx'
import { Champ } from '#interface/Champ.tsx'
import { FilAriane } from '#interface/FilAriane.tsx'
import { page } from '#interface/page.tsx'
import { ResumeErreurs } from '#interface/ResumeErreurs.tsx'
import { ErreurMetier, trouve } from '#socle/erreurs.ts'
import { type ErreursDe, lireFormulaire, type Saisie } from '#socle/formulaire.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import { ChampTerritoire } from './ChampTerritoire.tsx'
import { enregistrerGroupement } from './enregistrer-groupement.ts'
import { countUsages, deleteGroupement, listMembres } from './groupement.repository.ts'
import { peutChangerLesPerimetres } from './territoire.droits.ts'
import { findBySlug } from './territoire.repository.ts'
import { type groupement, natures, groupement as schema } from './territoire.schema.ts'
import { nomDistinct, nomEtCode, type Territoire, urlTerritoire } from './territoire.ts'

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

type Props = {
  /** Le groupement que l'on modifie ; absent quand on en crée un. */
  groupement?: Territoire | undefined
  saisie: Saisie
  erreurs: ErreursDe<typeof groupement>
  douteux: { texte: string; choix: Territoire[] }[]
}

/** Le formulaire d'un groupement libre. */
function GroupementPage({ groupement, saisie, erreurs, douteux }: Props) {
  const titre = groupement ? `Modifier « ${groupement.nom} »` : 'Créer un groupement de territoires'
  const texte = (nom: string) => (typeof saisie[nom] === 'string' ? saisie[nom] : '')
  return (
    <article class="territoire-formulaire">
      <FilAriane
        etapes={[
          { libelle: 'Territoires', href: '/territoires' },
          ...(groupement ? [{ libelle: groupement.nom, href: urlTerritoire(groupement) }] : []),
          { libelle: groupement ? 'Modifier' : 'Créer un groupement' },
        ]}
      />
      <h1>{titre}</h1>
      <p>Un PETR, un CRTE, un pays, un bassin de vie : des territoires qui agissent ensemble sans être un échelon officiel.</p>
      <ResumeErreurs erreurs={erreurs} libelles={{ nom: 'Nom', nature: 'Nature', membres: 'Membres' }} />
      <form method="post" action={groupement ? `${urlTerritoire(groupement)}/modifier` : '/territoires/groupements/creer'} novalidate>
        <Champ nom="nom" libelle="Nom du groupement" requis valeur={texte('nom')} erreur={erreurs.nom} />
        <Champ
          nom="nature"
          type="select"
          libelle="Nature"
          requis
          valeur={texte('nature')}
          erreur={erreurs.nature}
          options={natures.map((n) => ({ valeur: n, libelle: n }))}
        />
        <ChampTerritoire
          nom="membres"
          libelle="Territoires membres"
          multiple
          requis
          niveaux={['commune', 'epci', 'departement']}
          aide="Un nom ou un code par ligne. Une liste de codes Insee ou de SIREN peut être collée."
          valeur={texte('membres')}
          erreur={erreurs.membres}
        />
        <Douteux douteux={douteux} />
        <Bouton>{groupement ? 'Enregistrer le groupement' : 'Créer le groupement'}</Bouton>
      </form>
      {groupement && (
        <p>
          <a href={`${urlTerritoire(groupement)}/supprimer`}>Supprimer ce groupement</a>
        </p>
      )}
    </article>
  )
}

function Douteux({ douteux }: Pick<Props, 'douteux'>) {
  const avecChoix = douteux.filter((d) => d.choix.length > 0).slice(0, 10)
  if (avecChoix.length === 0) return null
  return (
    <div class="territoire-douteux">
      <p>Pour les lignes à préciser, recopiez l'une de ces formes :</p>
      <ul>
        {avecChoix.map((d) => (
          <li key={d.texte}>
            {d.texte}&nbsp;:{' '}
            {d.choix
              .slice(0, 6)
              .map((t) => `${nomEtCode(t)}${t.niveau === 'commune' ? '' : `, ${nomDistinct(t)}`}`)
              .join(' ; ')}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** La confirmation, sur sa propre page : elle marche sans script. */
function SupprimerGroupementPage({ groupement, usages }: { groupement: Territoire; usages: number }) {
  return (
    <article class="territoire-formulaire">
      <FilAriane
        etapes={[
          { libelle: 'Territoires', href: '/territoires' },
          { libelle: groupement.nom, href: urlTerritoire(groupement) },
          { libelle: 'Supprimer' },
        ]}
      />
      <h1>Supprimer « {groupement.nom} » ?</h1>
      {usages > 0 ? (
        <p>Ce groupement est cité {usages} fois (fiches, périmètres, demandes) : retirez-le d'abord de là.</p>
      ) : (
        <form method="post" action={`${urlTerritoire(groupement)}/supprimer`}>
          <p>Ses territoires membres ne changent pas. Cette suppression est définitive.</p>
          <Bouton variante="danger">Supprimer définitivement</Bouton>{' '}
        </form>
      )}
      <p>
        <a href={urlTerritoire(groupement)}>Garder ce groupement</a>
      </p>
    </article>
  )
}
