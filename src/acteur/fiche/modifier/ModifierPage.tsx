import { type Acteur, filDeLaFiche } from '#acteur/acteur.ts'
import { texteDe } from '#champ/saisie.ts'
import { Champ } from '#interface/Champ.tsx'
import { Comparaison } from '#interface/Comparaison.tsx'
import { FilAriane } from '#interface/FilAriane.tsx'
import { Message } from '#interface/Message.tsx'
import type { Difference } from '#socle/differer.ts'
import type { Choix } from '../choix.ts'
import { type EtatDuFormulaire, FormulaireFiche } from '../FormulaireFiche.tsx'

type Props = EtatDuFormulaire & { fiche: Acteur; choix: Choix; version: number; conflit: Difference[] | null }

/** Modifier une fiche. `conflit` : ce que quelqu'un d'autre a écrit entre-temps, à côté de ce que la personne vient d'écrire. */
export function ModifierPage({ fiche, choix, version, conflit, ...etat }: Props) {
  return (
    <div class="fiche-modifier">
      <FilAriane etapes={filDeLaFiche(fiche, 'Modifier')} />
      <h1>Modifier « {fiche.nom} »</h1>
      {conflit && (
        <section aria-labelledby="conflit">
          <h2 id="conflit">Quelqu'un a modifié cette fiche pendant que vous écriviez</h2>
          <Message ton="attention">
            Rien n'est perdu : votre texte est dans le formulaire. Reprenez-y ce que vous voulez garder de l'autre version, puis
            enregistrez.
          </Message>
          <Comparaison
            differences={conflit}
            titres={["Ce que l'autre personne a écrit", 'Ce que vous avez écrit']}
            legende="Les champs qui diffèrent"
          />
        </section>
      )}
      <FormulaireFiche
        {...etat}
        choix={choix}
        action={`/acteurs/${fiche.slug}/modifier`}
        contactConnu={fiche.courrielContact !== null}
        bouton={conflit ? 'Enregistrer ma version' : 'Enregistrer la fiche'}
      >
        <input type="hidden" name="version" value={version} />
        <Champ
          nom="motif"
          libelle="Pourquoi ce changement ?"
          type="text"
          aide="Facultatif : quelques mots pour l'historique."
          valeur={texteDe(etat.saisie, 'motif')}
          erreur={etat.erreurs.motif}
        />
      </FormulaireFiche>
    </div>
  )
}
