import { Bouton } from '#interface/Bouton.tsx'
import { Champ } from '#interface/Champ.tsx'
import { Etiquette } from '#interface/Etiquette.tsx'
import { ResumeErreurs } from '#interface/ResumeErreurs.tsx'
import type { Moderation } from '#socle/demande.ts'
import type { ErreursDe } from '#socle/formulaire.ts'
import { ilYA } from '#socle/texte.ts'
import type { DemandeDeLaFile } from '../demande.repository.ts'
import { moderationDe } from '../moderation.ts'
import type { decisionSchema } from './demande.schema.ts'

export type SaisieDeDecision = { ids: string[]; decision: string; phrase: string }

type Props = {
  demandes: DemandeDeLaFile[]
  moderations: readonly Moderation[]
  filtre: { genre: string; territoire: string }
  saisie: SaisieDeDecision
  erreurs: ErreursDe<typeof decisionSchema>
}

/** Cocher des demandes, puis décider de toutes avec une seule phrase. */
export function FormulaireDeDecision({ demandes, moderations, filtre, saisie, erreurs }: Props) {
  return (
    <form method="post" action="/moderation" novalidate>
      <input type="hidden" name="genre" value={filtre.genre} />
      <input type="hidden" name="territoire" value={filtre.territoire} />
      <ResumeErreurs erreurs={erreurs} />
      <div class="corps-et-marge">
        <ul class="moderation-file" id="champ-ids">
          {demandes.map((demande) => (
            <LigneDeLaFile
              key={demande.id}
              demande={demande}
              moderation={moderationDe(moderations, demande)}
              coche={saisie.ids.includes(String(demande.id))}
            />
          ))}
        </ul>
        <fieldset class="moderation-decision suit">
          <legend>Pour les demandes cochées</legend>
          <Champ
            nom="decision"
            libelle="Votre décision"
            type="radios"
            requis
            valeur={saisie.decision}
            erreur={erreurs.decision}
            options={[
              { valeur: 'accepter', libelle: 'Accepter' },
              { valeur: 'question', libelle: 'Poser une question avant de décider' },
              { valeur: 'refuser', libelle: 'Refuser' },
            ]}
          />
          <Champ
            nom="phrase"
            libelle="Votre phrase"
            type="textarea"
            lignes={3}
            valeur={saisie.phrase}
            erreur={erreurs.phrase}
            aide="Chaque auteur la reçoit par courriel. Nécessaire pour refuser ou poser une question."
          />
          <Bouton>Décider et prévenir les personnes</Bouton>
        </fieldset>
      </div>
    </form>
  )
}

type PropsLigne = { demande: DemandeDeLaFile; moderation: Moderation | undefined; coche: boolean }

function LigneDeLaFile({ demande, moderation, coche }: PropsLigne) {
  const id = `demande-${demande.id}`
  return (
    <li class="moderation-demande">
      <input type="checkbox" id={id} name="ids[]" value={demande.id} checked={coche} />
      <div>
        <p class="moderation-genre">
          {moderation?.libelle ?? demande.genre}, <time datetime={demande.deposee_le.toISOString()}>{ilYA(demande.deposee_le)}</time>
        </p>
        <h2>
          <label for={id}>{demande.titre}</label>
        </h2>
        <p>
          {[demande.auteur_nom, demande.territoire].filter(Boolean).join(', ')}{' '}
          {demande.etat === 'question' && <Etiquette teinte="etat">Question posée</Etiquette>}
        </p>
        {demande.resume && <p class="moderation-resume">{demande.resume}</p>}
        {demande.etat === 'question' && <p>En attente de la réponse à : « {demande.message} »</p>}
        {moderation && (
          <a href={moderation.lien(demande)}>
            Voir<span class="visuellement-cache"> {demande.titre}</span> en entier
          </a>
        )}
      </div>
    </li>
  )
}
