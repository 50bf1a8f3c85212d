/** The deployment's environment, read once for all rooms of a worker. */
import { type Deployment, DeploymentError, readDeployment } from "@carethread/rooms";

let known: Deployment | DeploymentError | null = null;

export function deploymentOf(env: Record<string, unknown>): Deployment | DeploymentError {
  if (known === null) {
    try {
      known = readDeployment(env);
    } catch (error) {
      if (!(error instanceof DeploymentError)) throw error;
      known = error;
      console.error(`Carethread cannot serve: ${error.message}`);
    }
  }
  return known;
}
