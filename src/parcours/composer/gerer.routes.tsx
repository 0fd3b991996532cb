import { z } from 'zod'
import { contenuVide } from '#champ/champs.ts'
import { Bouton } from '#interface/Bouton.tsx'
import { Champ } from '#interface/Champ.tsx'
import { FilAriane } from '#interface/FilAriane.tsx'
import { page } from '#interface/page.tsx'
import { ResumeErreurs } from '#interface/ResumeErreurs.tsx'
import { moi } from '#membre/moi.ts'
import { type ErreursDe, lireFormulaire, lireSaisie, type Saisie } from '#socle/formulaire.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import { dateLongue } from '#socle/texte.ts'
import { champs } from '../parcours.champs.ts'
import { creerParcours, listTous } from '../parcours.depot.ts'
import { updateOrdre } from '../parcours.repository.ts'
import { sorteParcours } from '../parcours.sorte.ts'
import { type Parcours, urlParcours } from '../parcours.ts'

export const routes = routesDe('parcours')
  .get('/parcours/gerer', 'animateur', (c) => pageGerer(c, {}, {}))
  .post('/parcours/nouveau', 'animateur', creer, { limite: 'formulaire' })
  .post('/parcours/ordre', 'animateur', ordonner)

const nouveauSchema = z.object({
  titre: z.string('Donnez un titre.').min(3, 'Donnez un titre, en trois lettres au moins.').max(200, 'Un titre tient en 200 caractères.'),
})

async function creer(c: Contexte) {
  const lu = await lireFormulaire(c, nouveauSchema)
  if (!lu.ok) return pageGerer(c, lu.saisie, lu.erreurs, 422)
  const contenu = { ...contenuVide(champs), titre: lu.valeurs.titre }
  const naissance = { etat: 'brouillon' as const, auteurId: moi(c).id, motif: 'création' }
  const cree = await c.var.db.transaction().execute((trx) => creerParcours(trx, contenu, naissance))
  return c.redirect(`${urlParcours(cree)}/composer`, 303)
}

async function ordonner(c: Contexte) {
  const { monter, descendre } = await lireSaisie(c)
  const ids = (await listTous(c.var.db)).map(({ id }) => id)
  const rang = ids.indexOf(Number(monter ?? descendre))
  const vers = rang + (monter === undefined ? 1 : -1)
  const [un, autre] = [ids[rang], ids[vers]]
  if (un !== undefined && autre !== undefined) {
    const ordonnes = ids.with(rang, autre).with(vers, un)
    await c.var.db.transaction().execute((trx) => updateOrdre(trx, ordonnes))
  }
  return c.redirect(`/parcours/gerer${un === undefined ? '' : `#parcours-${un}`}`, 303)
}

async function pageGerer(c: Contexte, saisie: Saisie, erreurs: ErreursDe<typeof nouveauSchema>, statut = 200) {
  const meta = { titre: 'Ordonner et composer les parcours', classe: 'famille-savoir', indexer: false }
  return page(c, meta, <GererPage parcours={await listTous(c.var.db)} saisie={saisie} erreurs={erreurs} />, statut)
}

type Props = { parcours: Parcours[]; saisie: Saisie; erreurs: ErreursDe<typeof nouveauSchema> }

/** Tous les parcours, brouillons et archives compris : les ordonner, en ouvrir un, en commencer un. */
function GererPage({ parcours, saisie, erreurs }: Props) {
  return (
    <>
      <FilAriane etapes={[{ libelle: 'Parcours', href: '/parcours' }, { libelle: 'Ordonner et composer' }]} />
      <h1>Ordonner et composer</h1>
      <form method="post" action="/parcours/ordre">
        <ol class="compo-blocs">
          {parcours.map((un, rang) => (
            <li key={un.id} id={`parcours-${un.id}`} class="gerer-ligne">
              <div class="compo-gestes">
                <Deplacer parcours={un} sens="monter" inactif={rang === 0} />
                <Deplacer parcours={un} sens="descendre" inactif={rang === parcours.length - 1} />
              </div>
              <p>
                <a href={`${urlParcours(un)}/composer`}>{un.titre}</a>{' '}
                <span class="discret">
                  {sorteParcours.etats[un.etat].libelle} · modifié le {dateLongue(un.modifieLe)}
                </span>
              </p>
            </li>
          ))}
        </ol>
      </form>
      <h2>Commencer un parcours</h2>
      <form method="post" action="/parcours/nouveau" novalidate>
        <ResumeErreurs erreurs={erreurs} />
        <Champ nom="titre" libelle="Son titre" requis max={200} valeur={saisie.titre} erreur={erreurs.titre} />
        <Bouton>Créer le brouillon</Bouton>
      </form>
    </>
  )
}

function Deplacer({ parcours, sens, inactif }: { parcours: Parcours; sens: 'monter' | 'descendre'; inactif: boolean }) {
  return (
    <button
      class="compo-geste"
      type="submit"
      name={sens}
      value={parcours.id}
      formaction={`/parcours/ordre#parcours-${parcours.id}`}
      disabled={inactif}
    >
      <span aria-hidden="true">{sens === 'monter' ? '↑' : '↓'}</span>
      <span class="visuellement-cache">
        {sens === 'monter' ? 'Monter' : 'Descendre'} : {parcours.titre}
      </span>
    </button>
  )
}
