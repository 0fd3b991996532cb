import { Bouton } from '#interface/Bouton.tsx'
import { Champ } from '#interface/Champ.tsx'
import { FilAriane } from '#interface/FilAriane.tsx'
import { Message } from '#interface/Message.tsx'
import type { ErreursDe } from '#socle/formulaire.ts'
import type { effacementSchema } from '../membre.schema.ts'

/** Emporter ses données, ou les effacer après avoir écrit le mot qui confirme. */
export function MesDonneesPage({ erreurs = {} }: { erreurs?: ErreursDe<typeof effacementSchema> }) {
  return (
    <div class="page-membre">
      <FilAriane etapes={[{ libelle: 'Mon compte', href: '/mon-compte' }, { libelle: 'Mes données' }]} />
      <h1>Mes données</h1>
      <section aria-labelledby="emporter">
        <h2 id="emporter">Les emporter</h2>
        <p>
          Un fichier avec tout ce que la plateforme garde sur vous : votre compte, vos demandes, les modifications que vous avez signées,
          les courriels que vous avez reçus, ce que vous tenez dans chaque partie du site.
        </p>
        <Bouton variante="secondaire" href="/mon-compte/donnees.json">
          Télécharger mes données (JSON)
        </Bouton>
      </section>
      <section aria-labelledby="effacer">
        <h2 id="effacer">Les effacer</h2>
        {erreurs[''] && <Message ton="erreur">{erreurs['']}</Message>}
        <p>Votre compte, votre adresse et les courriels reçus sont effacés tout de suite, sans retour possible.</p>
        <p>
          Les fiches que vous teniez restent publiques, sans personne pour les tenir : quelqu'un de l'organisation pourra les reprendre. Les
          modifications que vous avez faites restent, sans votre nom.
        </p>
        <form method="post" action="/mon-compte/effacer" novalidate>
          <Champ
            nom="confirmation"
            libelle="Pour confirmer, écrivez EFFACER"
            type="text"
            requis
            erreur={erreurs.confirmation}
            autocomplete="off"
          />
          <Bouton variante="danger">Effacer mon compte et mes données</Bouton>
        </form>
      </section>
    </div>
  )
}

/** L'au revoir, sans session. */
export function EffacePage() {
  return (
    <div class="page-membre">
      <h1>Vos données sont effacées</h1>
      <p>Votre compte, votre adresse et vos courriels ne sont plus ici. Merci d'être passé par Catalyse.</p>
      <Bouton variante="secondaire" href="/">
        Revenir à l'accueil
      </Bouton>
    </div>
  )
}
