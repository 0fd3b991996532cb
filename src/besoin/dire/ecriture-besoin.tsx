import { render } from 'preact-render-to-string'
import { z } from 'zod'
import { texteDe } from '#champ/saisie.ts'
import { urlAvecAvis } from '#fiche/avis.tsx'
import { ecritureDe } from '#fiche/ecriture/ecriture.routes.ts'
import type { EtatDuFormulaire } from '#fiche/ecriture/formulaire.tsx'
import { Bouton, BoutonVers } from '#interface/Bouton.tsx'
import { Champ as Saisir } from '#interface/Champ.tsx'
import { FilAriane } from '#interface/FilAriane.tsx'
import { Message } from '#interface/Message.tsx'
import { page } from '#interface/page.tsx'
import { config } from '#socle/config.ts'
import { lireFiltres, un } from '#socle/formulaire.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import { resoudreTerritoire } from '#territoire/resoudre-territoire.ts'
import { nomEtCode } from '#territoire/territoire.ts'
import { sorteDite } from '../besoin.sorte.ts'
import { type Besoin, type SaisieDeBesoin, urlBesoin } from '../besoin.ts'
import { direBesoin } from '../voix/voix-de-besoin.ts'
import { semblables } from './Semblables.tsx'

const scripts = ['champ-territoire', 'dire-besoin']

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'dire-besoin': import('preact').HTMLAttributes<HTMLElement>
    }
  }
}

/** Dire un besoin, en deux minutes ; le reprendre, pour qui l'a dit avec un compte. */
export const ecriture = ecritureDe(sorteDite, {
  formulaire: FormulaireDeBesoin,
  scripts,
  proposer: {
    chemin: '/besoins/dire',
    garder: (trx, { contenu, saisie, auteur, membre }) =>
      direBesoin(trx, { contenu, qui: texteDe(saisie, 'qui').slice(0, 80), auteur, membre }),
    avance: remplirDAvance,
    // Ce qui ressemble se montre avant de garder, une fois, et n'empêche rien.
    arreter: async (db, { titre, recit }, saisie) => (texteDe(saisie, 'vu') === '1' ? null : semblables(db, `${titre} ${recit}`)),
    rendre: (c, { formulaire, avis, statut }) =>
      page(
        c,
        { titre: 'Dire un besoin', description: 'Ce qui manque à votre territoire, dit au réseau en deux minutes, sans compte.', scripts },
        <DirePage avis={avis}>{formulaire}</DirePage>,
        statut,
      ),
    lue: (besoin) => urlAvecAvis(urlBesoin(besoin), 'publiee'),
    remercier: (c) => page(c, { titre: 'Besoin reçu', indexer: false, scripts }, <MerciPage />),
  },
})

/** Ce qui ressemble à ce qui s'écrit, pendant la frappe. */
export const pendantLaFrappe = routesDe('besoin').get(
  '/besoins/semblables',
  'public',
  async (c: Contexte) => {
    const { q } = lireFiltres(c, z.object({ q: un(z.string().max(600), '') }))
    const lus = q.trim().length < 8 ? null : await semblables(c.var.db, q)
    return c.html(lus ? render(lus) : '')
  },
  { limite: 'recherche', cache: false },
)

function FormulaireDeBesoin({ Champ, resume, suite, avis, ...etat }: EtatDuFormulaire<SaisieDeBesoin, Besoin>) {
  const { saisie, action, fiche, conflit } = etat
  const plein = fiche !== undefined || ['pour_qui', 'recit', 'deja_tente', 'qui'].some((nom) => texteDe(saisie, nom) !== '')
  return (
    <dire-besoin data-neuf={fiche ? undefined : ''}>
      <form method="post" action={action} novalidate class="fiche-formulaire besoin-formulaire">
        {resume}
        <Champ de="titre" />
        {!fiche && <div data-semblables />}
        <Champ de="territoireId" />
        <Champ de="termeIds" part="thematiques" />
        <details class="besoin-davantage" open={plein || undefined}>
          <summary>Pour qui, et ce que vous avez déjà essayé (facultatif)</summary>
          <Champ de="pourQui" />
          <Champ de="recit" />
          <Champ de="dejaTente" />
          {!fiche && (
            <Saisir
              nom="qui"
              libelle="Vous êtes…"
              aide="Lu par tous : « une habitante », « la mairie », « une association »."
              max={80}
              valeur={texteDe(saisie, 'qui')}
            />
          )}
        </details>
        {suite}
        {avis && <input type="hidden" name="vu" value="1" />}
        <p class="actions">
          <Bouton>
            {fiche ? (conflit ? 'Enregistrer ma version' : 'Enregistrer') : avis ? 'Dire mon besoin quand même' : 'Dire ce besoin'}
          </Bouton>
        </p>
        <p data-etat-du-brouillon class="discret" role="status" />
      </form>
    </dire-besoin>
  )
}

function DirePage({ avis, children }: { avis: unknown; children: preact.ComponentChildren }) {
  return (
    <div class="besoin-dire">
      <FilAriane etapes={[{ libelle: 'Besoins', href: '/besoins' }, { libelle: 'Dire un besoin' }]} />
      <h1>Dire un besoin</h1>
      <p class="chapeau">Deux minutes, sans compte. Ce que vous écrivez se lit par tous, sans votre nom ; une personne du réseau répond.</p>
      {avis !== null && (
        <Message ton="info" titre="Avant d'envoyer : cela vous aide-t-il ?">
          Rien n'est perdu : ce que vous avez écrit est plus bas, avec le bouton pour le dire quand même.
        </Message>
      )}
      {avis}
      {children}
    </div>
  )
}

/** Sans compte : rien ne se lit avant que l'adresse soit prouvée. */
function MerciPage() {
  const envoi = config.smtpUrl !== undefined
  return (
    <div class="besoin-dire">
      <dire-besoin data-oublier="" />
      <h1>{envoi ? "Plus qu'un geste" : 'Merci, votre besoin est gardé'}</h1>
      <Message ton="succes">
        {envoi
          ? 'Un courriel part à l’adresse que vous avez donnée : ouvrez-le et confirmez, votre besoin se lira aussitôt. Sans cela, il est effacé dans trente jours.'
          : 'Ce site n’envoie pas encore de courriels : une personne de l’animation lit votre besoin et le publie elle-même.'}
      </Message>
      <h2>Et maintenant ?</h2>
      <ol>
        <li>Une personne de l'animation le lit et voit qui peut aider.</li>
        <li>D'autres peuvent dire « nous aussi », ajouter une précision, nommer quelqu'un.</li>
        <li>Vous recevez un courriel à la première réponse, et quand il change d'état.</li>
      </ol>
      <BoutonVers href="/besoins">Voir les besoins</BoutonVers>
    </div>
  )
}

const avanceSchema = z.object({ q: un(z.string().max(160), ''), territoire: un(z.string().max(200), '') })

// D'une recherche sans réponse : ses mots, son lieu.
async function remplirDAvance(c: Contexte) {
  const { q, territoire } = lireFiltres(c, avanceSchema)
  const lu = territoire ? await resoudreTerritoire(c.var.db, territoire) : undefined
  return { titre: q, territoire: lu?.genre === 'trouve' ? nomEtCode(lu.territoire) : territoire }
}
