import { Bouton } from '../Bouton.tsx'
import { Champ } from '../Champ.tsx'
import { Dialogue } from '../Dialogue.tsx'
import { Message } from '../Message.tsx'
import { ResumeErreurs } from '../ResumeErreurs.tsx'

const erreurs = { courriel: 'Écrivez une adresse complète, par exemple prenom.nom@exemple.fr.', sujet: 'Choisissez au moins un sujet.' }
const sujets = [
  { valeur: 'mobilite', libelle: 'Mobilités', aide: 'Aller au travail, au marché, chez le médecin.' },
  { valeur: 'habitat', libelle: 'Habitat' },
  { valeur: 'emploi', libelle: 'Emploi' },
]

/** Un formulaire refusé, tous les genres de champs, les messages, la fenêtre. */
export function VitrineFormulaire() {
  return (
    <div class="cote-a-cote">
      <form method="get" action="/vitrine-interface" novalidate>
        <ResumeErreurs erreurs={erreurs} libelles={{ courriel: 'Votre adresse', sujet: 'Sujets' }} />
        <Champ
          nom="nom"
          libelle="Votre nom"
          requis
          autocomplete="name"
          aide="Prénom et nom, comme vous signez."
          valeur="Camille Inventée"
        />
        <Champ
          nom="courriel"
          libelle="Votre adresse"
          type="email"
          requis
          autocomplete="email"
          valeur="camille@"
          erreur={erreurs.courriel}
        />
        <Champ
          nom="territoire"
          libelle="Territoire"
          type="select"
          vide="Toute la France"
          options={[{ valeur: 'val', libelle: 'CC du Val-Fictif' }]}
        />
        <Champ nom="date" libelle="Quand en parler" type="date" />
        <Champ nom="sujet" libelle="Sujets" type="cases" options={sujets} valeurs={['habitat']} erreur={erreurs.sujet} />
        <Champ nom="role" libelle="Vous écrivez" type="radios" options={roles} valeur="mairie" />
        <Champ nom="besoin" libelle="Ce qui manque" type="textarea" lignes={4} aide="Deux ou trois phrases suffisent." />
        <Champ nom="accord" libelle="Je veux bien qu'on me réponde à cette adresse" type="case" />
        <p class="actions">
          <Bouton>Envoyer la demande</Bouton>
          <Bouton variante="secondaire" type="reset">
            Tout remettre à zéro
          </Bouton>
        </p>
      </form>
      <div>
        <Message ton="succes" titre="La demande est partie">
          La Fabrique du Val-Fictif la recevra ce soir.
        </Message>
        <Message ton="info">Cette fiche n'est tenue par personne.</Message>
        <Message ton="attention" titre="Contours indicatifs">
          Calculés à partir des points des communes, en attendant les contours officiels.
        </Message>
        <Message ton="erreur">Ce lien a déjà servi.</Message>
        <div class="actions">
          <Dialogue
            id="retirer"
            declencheur="Retirer la fiche…"
            titre="Retirer cette fiche ?"
            lien="/vitrine-interface/erreur"
            variante="danger"
          >
            <p>Elle ne paraîtra plus dans l'annuaire. Vous pourrez la remettre.</p>
            <p class="actions">
              <Bouton variante="danger">Retirer la fiche</Bouton>
            </p>
          </Dialogue>
        </div>
      </div>
    </div>
  )
}

const roles = [
  { valeur: 'mairie', libelle: 'Pour une commune ou une intercommunalité' },
  { valeur: 'association', libelle: 'Pour une association' },
]
