export { DueCount } from './components/DueCount';
export { NextSteps } from './components/NextSteps';
export { TaskForm } from './components/TaskForm';
export { TodayTasks } from './components/TodayTasks';
export { readTaskSearch } from './search.model';
